import { type ComponentType, useRef, useState } from "react";
import { Icon, shapes } from "./icon.tsx";
import type { PanelMenuListProps, PanelMenuProps } from "./panel-subject.ts";

/** The button in the head of a panel. What it opens is loaded with the first click. */
export function PanelMenu(props: PanelMenuProps) {
  const { title, tools } = props.subject;
  const { messages } = tools;
  const button = useRef<HTMLButtonElement>(null);
  const [List, setList] = useState<ComponentType<PanelMenuListProps> | null>(null);
  /** What went wrong; null while something is under way. */
  const [failure, setFailure] = useState<string | null>("");
  const run = (work: Promise<string>) => {
    setFailure(null);
    work.then(setFailure, () => setFailure(messages.partNotLoaded));
  };
  const load = () =>
    import("./panel-menu-list.tsx").then(({ PanelMenuList }) => {
      setList(() => PanelMenuList);
      return "";
    });
  return (
    <>
      <button
        type="button"
        ref={button}
        className="fh-menu-button"
        aria-label={messages.menuOf(title)}
        aria-haspopup="menu"
        aria-busy={failure === null}
        onClick={List === null && failure !== null ? () => run(load()) : undefined}
      >
        <Icon shape={shapes.more} />
      </button>
      {List && <List {...props} button={button} run={run} />}
      {failure && (
        <p className="fh-menu-failure" role="alert">
          {failure}
        </p>
      )}
    </>
  );
}
