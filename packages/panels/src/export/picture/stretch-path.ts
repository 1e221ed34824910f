import { tidy } from "./sheet.ts";

/** What maps the drawing's own units to pixels. */
export type Stretch = Readonly<Pick<DOMMatrix, "a" | "b" | "c" | "d" | "e" | "f">>;

/**
 * A path of straight lines in the units of another space; null when it has curves or relative steps. Stretching the points and not the picture keeps the
 * lines as thick as they are for programs that do not know `non-scaling-stroke`.
 */
export function stretchPath(path: string, { a, b, c, d, e, f }: Stretch): string | null {
  if (b !== 0 || c !== 0 || /[^MLHVZ\d\s,.eE+-]/.test(path)) return null;
  const x = (value: number) => tidy(a * value + e);
  const y = (value: number) => tidy(d * value + f);
  return path.replace(/([MLHVZ])([^MLHVZ]*)/g, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?\d*\.?\d+(?:e[+-]?\d+)?/gi) ?? []).map(Number);
    const places = numbers.map((value, i) => {
      const isAcross = command === "H" || (command !== "V" && i % 2 === 0);
      return isAcross ? x(value) : y(value);
    });
    return command + places.join(" ");
  });
}
