import type { Box } from "./box.ts";
import { getExtent, type TextFlow } from "./text-flow.ts";

/** A line of a text node, or what of it is shown. */
export interface TextLine {
  readonly text: string;
  readonly box: Box;
}

/** A piece of text that is never taken apart, and where it stands. */
export interface Cluster {
  readonly text: string;
  readonly box: Box;
}

/** The lines that a browser has broken a text node into, without the white space that it has dropped. */
export function getLines(node: Text, flow: TextFlow): readonly (readonly Cluster[])[] {
  const range = document.createRange();
  const lines: Cluster[][] = [];
  /** Marks without a width of their own, which may turn around what follows them. */
  let marks = "";
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(
    node.data,
  )) {
    range.setStart(node, index);
    range.setEnd(node, index + segment.length);
    const box = [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (box === undefined) {
      // White space without a width has been dropped.
      if (!/^\s+$/.test(segment)) marks += segment;
      continue;
    }
    const line = lines.at(-1);
    const cluster = { text: marks + (/^\s+$/.test(segment) ? " " : segment), box };
    marks = "";
    if (line?.[0] !== undefined && isOneLine(flow, line[0].box, box)) line.push(cluster);
    else lines.push([cluster]);
  }
  return lines.map(trimSpaces).filter(({ length }) => length > 0);
}

function trimSpaces(line: readonly Cluster[]): readonly Cluster[] {
  const isLetter = ({ text }: Cluster) => text !== " ";
  return line.slice(Math.max(0, line.findIndex(isLetter)), line.findLastIndex(isLetter) + 1);
}

/** The part of a line that ends at `limit` along the flow; with an ellipsis of a width, closed by it where some is missing. Null when none is left. */
export function cutLine(
  clusters: readonly Cluster[],
  flow: TextFlow,
  limit: number,
  ellipsisPx: number | null,
): TextLine | null {
  // Half a pixel is what rounding may make of a line that fits.
  const isWithin = (end: number) => (cluster: Cluster) => getExtent(flow, cluster.box)[1] <= end + 0.5;
  if (clusters.every(isWithin(limit))) return join(clusters, "");
  const fits = isWithin(limit - (ellipsisPx ?? 0));
  const kept = clusters.slice(
    0,
    clusters.findIndex((cluster) => !fits(cluster)),
  );
  if (kept.length === 0) return null;
  return join(kept, ellipsisPx === null ? "" : "…");
}

function join(clusters: readonly Cluster[], ending: string): TextLine {
  const boxes = clusters.map(({ box }) => box);
  return {
    text: clusters.map(({ text }) => text).join("") + ending,
    box: {
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    },
  };
}

/** Whether two boxes stand beside each other rather than below each other, by the middle of the first. */
function isOneLine({ isUpright }: TextFlow, a: Box, b: Box): boolean {
  return isUpright
    ? (a.left + a.right) / 2 > b.left && (a.left + a.right) / 2 < b.right
    : (a.top + a.bottom) / 2 > b.top && (a.top + a.bottom) / 2 < b.bottom;
}
