// Written a second time, without Intl, so that a story does not ask the code under test what is right.

/** A count with the separators of en-US; a dash for what is not known. */
export function writeCount(value: number | null): string {
  return value === null ? "—" : String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** A count in a column of fixed width: from a million on by its first two digits. */
export function writeCellCount(value: number | null): string {
  if (value === null || value < 1_000_000) return writeCount(value);
  const digits = Math.floor(Math.log10(value)) - 1;
  const [unit, letter] = value < 1_000_000_000 ? [6, "M"] : [9, "B"];
  return `${Math.round(value / 10 ** digits) / 10 ** (Number(unit) - digits)}${letter}`;
}

/** A mean with its one decimal. */
export function writeDecimal(value: number | null): string {
  return value === null ? "—" : value.toFixed(1);
}

/** A duration of a second or more in its two largest units, without a second unit that is zero. */
export function writeDuration(durationMs: number | null): string {
  if (durationMs === null) return "—";
  const seconds = Math.round(durationMs / 1000);
  const minutes = Math.round(durationMs / 60_000);
  const [larger, smaller, ratio, names] =
    seconds < 3600
      ? [Math.floor(seconds / 60), seconds, 60, ["m", "s"]]
      : [Math.floor(minutes / 60), minutes, 60, ["h", "m"]];
  const rest = smaller % ratio;
  return rest === 0 ? `${larger} ${names[0]}` : `${larger} ${names[0]} ${rest} ${names[1]}`;
}

/** A count in a column of fixed width, as panels write it: from a million on it is short. */
export function writeCell(value: number): string {
  if (value < 1_000_000) return writeCount(value);
  const [unit, name] = value < 1_000_000_000 ? [1_000_000, "M"] : [1_000_000_000, "B"];
  return `${Number((value / unit).toPrecision(2))}${name}`;
}

/** A name as panels write it: one of which nothing can be seen is told in words. */
export function writeName(name: string): string {
  if (name === "") return "(empty)";
  return name === " " ? "(blank: U+0020)" : name;
}
