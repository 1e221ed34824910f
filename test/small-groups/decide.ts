/**
 * Which groups of a metric's table are published, decided once for all questions.
 *
 * A group is published when the group above it is and at least `minimumUsers` users stand behind it. What is withheld of one group's
 * parts has to have as many users together, and more events than it has parts: otherwise that part of the others is withheld as well
 * that has the fewest users, and of several the first by its label. A group says which parts it has when one of them is published, or
 * when it has more events than parts.
 */
import type { Cell } from "./cells.ts";
import { groupBy } from "./group-by.ts";

/** A cell with what was decided about the groups that it is in; index 0 is the whole. */
export interface DecidedCell extends Cell {
  readonly isOpen: readonly boolean[];
  /** Whether the group above each level says which parts it has; index 0 means nothing. */
  readonly isTold: readonly boolean[];
}

export interface Rules {
  readonly minimumUsers: number;
  /** Whether one part more is withheld where the others would give away what is. */
  readonly complementary: boolean;
}

export function decide(cells: readonly Cell[], rules: Rules): DecidedCell[] {
  return decideBelow(
    cells,
    0,
    { isOpen: [usersOf(cells).size >= rules.minimumUsers], isTold: [true] },
    rules,
  );
}

type Decided = Pick<DecidedCell, "isOpen" | "isTold">;

function decideBelow(cells: readonly Cell[], level: number, above: Decided, rules: Rules): DecidedCell[] {
  if (cells.length === 0 || level === cells[0]?.path.length)
    return cells.map((cell) => ({ ...cell, ...above }));
  const parts = groupBy(cells, ({ path }) => labelOf(path[level] ?? []));
  const small = [...parts].filter(([, part]) => usersOf(part).size < rules.minimumUsers);
  const others = [...parts].filter(([, part]) => usersOf(part).size >= rules.minimumUsers);
  const withheld = new Set(small.map(([label]) => label));
  const together = small.flatMap(([, part]) => part);
  const isShort = usersOf(together).size < rules.minimumUsers || eventsOf(together) <= small.length;
  if (rules.complementary && small.length > 0 && isShort) {
    const [next] = others.sort(
      ([a, partA], [b, partB]) => usersOf(partA).size - usersOf(partB).size || (a < b ? -1 : 1),
    );
    if (next !== undefined) withheld.add(next[0]);
  }
  const isAboveOpen = above.isOpen[level] === true;
  const isTold = isAboveOpen && (withheld.size < parts.size || eventsOf(cells) > parts.size);
  return [...parts].flatMap(([label, part]) =>
    decideBelow(
      part,
      level + 1,
      {
        isOpen: [...above.isOpen, isAboveOpen && !withheld.has(label)],
        isTold: [...above.isTold, isTold],
      },
      rules,
    ),
  );
}

export function usersOf(cells: readonly Cell[]): Set<string> {
  return new Set(cells.flatMap(({ users }) => [...users]));
}

export function eventsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { events }) => sum + events, 0);
}

/** Labels in the order of their values one by one, null last. */
function labelOf(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? "~" : `=${value}`)).join("\u0001");
}
