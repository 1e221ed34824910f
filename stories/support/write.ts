// Written a second time, without Intl, so that a story does not ask the code under test what is right.

/** A count with the separators of en-US; a dash for what is not known. */
export function writeCount(value: number | null): string {
  return value === null ? "—" : String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
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
