/** What {@link spread} needs to know about labels that stand in one row. */
export interface SpreadOptions {
  /** The size of each label along the row, in the unit of the anchors. */
  readonly sizes: readonly number[];
  /** Space to keep between two labels. */
  readonly gap: number;
  /** Labels stay inside `[low, high]`. */
  readonly low: number;
  readonly high: number;
}

/**
 * Centres for labels that would like to stand at `anchors` (ascending): pushed apart in order, moving all of them as little as
 * possible in total, and kept inside the limits. Pool adjacent violators: neighbours that collide move as one block.
 */
export function spread(anchors: readonly number[], options: SpreadOptions): number[] {
  const { sizes, gap, low, high } = options;
  if (anchors.length === 0) return [];
  const size = (i: number) => sizes[i] ?? 0;
  const offsets: number[] = [0];
  for (let i = 1; i < anchors.length; i++) {
    offsets.push((offsets[i - 1] ?? 0) + size(i - 1) / 2 + size(i) / 2 + gap);
  }
  const blocks: { start: number; members: number }[] = [];
  anchors.forEach((anchor, i) => {
    let block = { start: anchor - (offsets[i] ?? 0), members: 1 };
    for (
      let before = blocks.at(-1);
      before !== undefined && before.start > block.start;
      before = blocks.at(-1)
    ) {
      const members = before.members + block.members;
      block = { start: (before.start * before.members + block.start * block.members) / members, members };
      blocks.pop();
    }
    blocks.push(block);
  });
  const last = anchors.length - 1;
  const lowest = low + size(0) / 2;
  const highest = high - size(last) / 2 - (offsets[last] ?? 0);
  return blocks
    .flatMap(({ start, members }) => Array.from({ length: members }, () => start))
    .map((start, i) => Math.max(lowest, Math.min(highest, start)) + (offsets[i] ?? 0));
}
