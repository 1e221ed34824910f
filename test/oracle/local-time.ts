/**
 * What a clock on the wall of a zone shows at an instant, as `Intl.DateTimeFormat` says it, and how far it is from UTC.
 *
 * All local times here are "wall milliseconds": the milliseconds since 1970-01-01T00:00 that the wall clock shows, as
 * though it were UTC. So wall − offset = instant.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  formats.set(timeZone, format);
  return format;
}

export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** 0 to 23 */
  readonly hour: number;
  /** `+05:45` */
  readonly offset: string;
  readonly offsetMs: number;
}

export function localTimeAt(timeZone: string, instant: number): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const offset = offsetText(parts.get("timeZoneName") ?? "");
  return {
    date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
    hour: Number(parts.get("hour")),
    offset,
    offsetMs: offsetTextToMs(offset),
  };
}

/** `GMT+05:45` → `+05:45`, `GMT` → `+00:00`. Offsets with seconds, all before 1973, are not for this oracle. */
function offsetText(longOffset: string): string {
  if (longOffset === "GMT") return "+00:00";
  const match = /^GMT([+-]\d{2}:\d{2})$/.exec(longOffset);
  if (!match?.[1]) throw new Error(`The oracle cannot read the offset ${longOffset}.`);
  return match[1];
}

function offsetTextToMs(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return (offset.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** RFC 3339 with the zone's offset; milliseconds only when there are any. */
export function formatInstant(timeZone: string, instant: number): string {
  const { offset, offsetMs } = localTimeAt(timeZone, instant);
  return new Date(instant + offsetMs).toISOString().replace(/(?:\.000)?Z$/, "") + offset;
}
