import type { Box } from "./box.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Attributes of an element; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** The document that a picture is drawn into. Its origin is the corner of the picture, in pixels of the page. */
export interface Sheet {
  readonly root: Element;
  readonly left: number;
  readonly top: number;
  /** Adds an element behind those that are there, and so above them; at the end of another one, if that is given. */
  add(name: string, attributes: Attributes, text?: string, parent?: Element): Element;
}

/** An empty sheet as large as the box. A document of its own, so that nothing is parsed and no policy of the host's page concerns it. */
export function createSheet({ left, top, right, bottom }: Box): Sheet {
  const { documentElement: root } = document.implementation.createDocument(SVG, "svg");
  const [width, height] = [tidy(right - left), tidy(bottom - top)];
  setAttributes(root, { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  return {
    root,
    left,
    top,
    add(name, attributes, text, parent = root) {
      const element = root.ownerDocument.createElementNS(SVG, name);
      setAttributes(element, attributes);
      if (text !== undefined) element.textContent = keepValid(text);
      parent.append(element);
      return element;
    },
  };
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    element.setAttribute(name, typeof value === "number" ? String(tidy(value)) : keepValid(value));
  }
}

/** A number as it is written, to the hundredth. */
export function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A text without what no XML file may hold, escaped or not: one such character in a name, and nothing opens the file. */
export function keepValid(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "");
}
