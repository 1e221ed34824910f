import { type ComponentType, useState } from "react";
import type { PanelTools } from "./panel-tools.ts";

interface MetaDetailsProps {
  readonly tools: PanelTools;
}

/** What stands behind the numbers, folded away at the end of the foot and loaded when it is unfolded. */
export function MetaDetails({ tools }: MetaDetailsProps) {
  const { messages } = tools;
  const [Facts, setFacts] = useState<ComponentType<MetaDetailsProps> | null>(null);
  const load = () =>
    import("./meta-facts.tsx")
      .then(
        ({ MetaFacts }) => MetaFacts,
        () => () => messages.partNotLoaded,
      )
      .then((Loaded) => setFacts(() => Loaded));
  return (
    <details className="fh-meta" onToggle={(event) => event.currentTarget.open && Facts === null && load()}>
      <summary>{messages.aboutNumbers}</summary>
      {Facts && <Facts tools={tools} />}
    </details>
  );
}
