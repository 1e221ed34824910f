import { type RefObject, useId } from "react";
import { Icon } from "../panel/icon.tsx";
import type { WalkWords } from "./walk-words.ts";

const pin = "M6 2.5h4v4l2 2.5H4l2-2.5zM8 9v4.5";
const cross = "M4.5 4.5l7 7M11.5 4.5l-7 7";

/** One line of a tooltip: a swatch, what it is, and the figure. */
export interface TipRow {
  /** Names the swatch's class; none for a line that no mark stands for. */
  readonly kind: string | null;
  readonly name: string;
  readonly value: string;
}

/** What a tooltip tells. */
export interface TipContent {
  readonly title: string;
  readonly rows: readonly TipRow[];
  readonly notes: readonly string[];
  /** What Enter does; null when it does nothing. */
  readonly action: string | null;
}

/** Props of {@link Tip}. */
interface TipProps {
  readonly tipRef: RefObject<HTMLDivElement | null>;
  readonly words: WalkWords;
  readonly onClose?: () => void;
  readonly onAction?: () => void;
}

/** The empty tooltip of a picture; {@link fillTip} writes into it, so that a move renders nothing. */
export function Tip({ tipRef, words, onClose, onAction }: TipProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
    <div className="fh-tip" ref={tipRef} role="group" aria-labelledby={id} dir="auto" hidden>
      <div className="fh-tip__head">
        <strong id={id} />
        <span className="fh-tip__pin">
          <Icon shape={pin} />
        </span>
        {onClose === undefined ? null : (
          <button type="button" className="fh-tip__close" aria-label={words.close} onClick={onClose}>
            <Icon shape={cross} />
          </button>
        )}
      </div>
      <dl />
      <p className="fh-tip__notes" />
      {onAction === undefined ? null : (
        <p className="fh-tip__foot">
          <button type="button" className="fh-link" onClick={onAction} />
          <kbd>{words.enterKey}</kbd>
          <span className="fh-muted">{words.pinHint}</span>
        </p>
      )}
    </div>
  );
}

/** Writes what a tooltip tells, as text. Its lines are made anew only when there are others: from point to point their texts change alone. */
export function fillTip(tip: HTMLElement, { title, rows, notes, action }: TipContent): void {
  const write = (selector: string, text: string) => writeText(tip.querySelector(selector), text);
  write("strong", title);
  write(".fh-tip__notes", notes.join(", "));
  write(".fh-link", action ?? "");
  const list = tip.querySelector("dl");
  if (list === null) return;
  const shape = rows.map(({ kind }) => kind ?? "none").join(" ");
  if (list.dataset.rows !== shape) {
    list.dataset.rows = shape;
    list.replaceChildren(...rows.map(({ kind }) => makeRow(kind)));
  }
  const terms = list.querySelectorAll("dt > span");
  const figures = list.querySelectorAll("dd");
  rows.forEach(({ name, value }, i) => {
    writeText(terms[i], name);
    writeText(figures[i], value);
  });
}

/** Writes into the text node that a part has: a new one would be laid out as new, and be a matter of every `:has()` above it. */
export function writeText(part: Element | null | undefined, text: string): void {
  const node = part?.firstChild ?? part?.appendChild(new Text());
  if (node != null) node.nodeValue = text;
}

function makeRow(kind: string | null): HTMLElement {
  const row = make("div", kind === null ? "" : `fh-tip__row--${kind}`);
  const term = make("dt", "");
  if (kind !== null) term.append(make("i", `fh-swatch fh-swatch--${kind}`));
  term.append(make("span", ""));
  row.append(term, make("dd", ""));
  return row;
}

function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  return element;
}
