import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";

/** Props of {@link Popover}. */
export interface PopoverProps<M> {
  /** The button, for who has the focus to hand on to it. */
  readonly button: RefObject<HTMLButtonElement | null>;
  /** What the button shows. */
  readonly children: ReactNode;
  /** What the button is called when its text does not say it. */
  readonly buttonLabel?: string | undefined;
  /** What the opened part is called. */
  readonly label: string;
  /** Loads what is needed to draw the opened part; called when it is opened. Keeps its identity. */
  readonly load: () => Promise<M>;
  /** What is in it. */
  readonly content: (module: M, close: () => void) => ReactNode;
}

/**
 * A button and what it opens: the platform's own popover, which closes by Escape and by a press elsewhere, hands the focus back and
 * lies above everything without leaving its place in the tree.
 */
export function Popover<M>({ button, children, buttonLabel, label, load, content }: PopoverProps<M>) {
  const { messages } = usePanelSettings();
  const [isOpen, setIsOpen] = useState(false);
  const [module, setModule] = useState<M | "failed" | null>(null);
  const opened = useRef<HTMLDivElement>(null);
  const follow = (opens: boolean) => {
    setIsOpen(opens);
    // A device that is offline cannot load what it never opened; the next opening tries again.
    if (opens) load().then(setModule, () => setModule("failed"));
  };
  useEffect(() => {
    const element = opened.current;
    // As a property and not an attribute, whose spelling differs between versions of React.
    if (button.current !== null) button.current.popoverTargetElement = element;
    // Not before it is shown, when nothing in it could be focused; not before it has closed, for the browser to hand the focus back.
    const hear = (event: Event) => follow((event as ToggleEvent).newState === "open");
    // React 18 does not know this event on a div.
    element?.addEventListener("toggle", hear);
    return () => element?.removeEventListener("toggle", hear);
  });
  const close = () => {
    opened.current?.hidePopover?.();
    setIsOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="fh-control"
        aria-label={buttonLabel}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          if (opened.current?.showPopover) return;
          // Where there are no popovers, as in jsdom, nothing else opens it, and the attribute alone would hide it.
          opened.current?.removeAttribute("popover");
          follow(!isOpen);
        }}
      >
        {children}
      </button>
      <div ref={opened} popover="auto" role="dialog" aria-label={label} className="fh-popover">
        {!isOpen || module === null ? null : module === "failed" ? (
          <p role="alert">{messages.partNotLoaded}</p>
        ) : (
          content(module as M, close)
        )}
      </div>
    </>
  );
}
