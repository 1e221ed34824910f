import type { MetricAnswer, MetricId, MetricParams } from "@firsthand/contract";
import { type ComponentType, type RefObject, useRef, useState } from "react";
import { Icon } from "./icon.tsx";
import type { PanelView } from "./panel-definition.ts";
import type { PanelTools } from "./panel-tools.ts";

/** What a panel shows, for the parts of it that are loaded when they are opened. */
export interface PanelSubject {
  readonly metric: MetricId;
  readonly title: string;
  readonly params: MetricParams;
  /** Whether the answer was given by the host, so that nothing is asked. */
  readonly isStatic: boolean;
  readonly tools: PanelTools;
  readonly answer: MetricAnswer | undefined;
  /** Null when there are no figures. */
  readonly view: PanelView | null;
}

/** What takes the place of the picture, or stands beside it. */
export interface PanelParts {
  readonly Table?: ComponentType<{ readonly subject: PanelSubject }> | undefined;
  readonly Evidence?:
    | ComponentType<{ readonly subject: PanelSubject; readonly onClose: () => void }>
    | undefined;
}

/** Props of {@link PanelMenu}. */
export interface PanelMenuProps {
  readonly subject: PanelSubject;
  readonly parts: PanelParts;
  readonly onPartsChange: (change: (parts: PanelParts) => PanelParts) => void;
}

/** Props of the menu behind the button. */
export interface PanelMenuListProps extends PanelMenuProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Shows that something is under way, and the text it ends with: what went wrong, or "". */
  readonly run: (work: Promise<string>) => void;
}

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
  const load = async () => {
    const { PanelMenuList } = await import("./panel-menu-list.tsx");
    setList(() => PanelMenuList);
    return "";
  };
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
        <Icon name="more" />
      </button>
      {List === null ? null : <List {...props} button={button} run={run} />}
      {failure ? (
        <p className="fh-menu-failure" role="alert">
          {failure}
        </p>
      ) : null}
    </>
  );
}
