import { type ComponentType, type ReactNode, useState } from "react";
import type { PanelTools } from "./panel-tools.ts";

interface MetaDetailsProps {
  readonly tools: PanelTools;
}

/** What stands behind the numbers, folded away at the end of the foot and loaded when it is unfolded. */
export function MetaDetails({ tools }: MetaDetailsProps) {
  const { messages } = tools;
  const [Facts, setFacts] = useState<ComponentType<MetaDetailsProps> | null>(null);
  const [failure, setFailure] = useState<ReactNode>(null);
  const load = () => {
    setFailure(null);
    import("./meta-facts.tsx").then(
      ({ MetaFacts }) => setFacts(() => MetaFacts),
      () => setFailure(messages.partNotLoaded),
    );
  };
  return (
    <details className="fh-meta" onToggle={(event) => event.currentTarget.open && Facts === null && load()}>
      <summary>{messages.aboutNumbers}</summary>
      {Facts === null ? failure : <Facts tools={tools} />}
    </details>
  );
}
