import type { HealthIntake } from "@firsthand/contract";
import { createFormat, type Format } from "../format/format.ts";
import type { SharedMessages } from "../messages/messages.ts";
import type { PanelSettings } from "../provider/panel-settings.ts";
import type { Freshness } from "./health-state.ts";
import type { HealthWords } from "./health-words.ts";

/** What the parts of the panel write with. */
export interface HealthTools {
  readonly format: Format;
  readonly messages: SharedMessages;
  readonly words: HealthWords;
  /** IANA name of the viewer's zone. */
  readonly timeZone: string;
  /** When the answer was made, milliseconds since the epoch by the server's clock; what "ago" counts from. */
  readonly askedMs: number;
}

/** The tools for one answer. */
export function createHealthTools(
  settings: PanelSettings,
  words: HealthWords,
  timeZone: string,
  freshness: Freshness,
  intake: HealthIntake | null,
): HealthTools {
  const { locale, messages, now } = settings;
  const askedMs = getAskedMs(freshness, intake);
  const format = createFormat({ locale, timeZone, units: messages.units, now: now ?? askedMs });
  return { format, messages, words, timeZone, askedMs };
}

/** The answer does not say when it was made, and its newest event with its age does. Without any event, its running hour is near enough. */
function getAskedMs({ dataThrough, dataAgeMs }: Freshness, intake: HealthIntake | null): number {
  if (dataThrough !== null && dataAgeMs !== null) return Date.parse(dataThrough) + dataAgeMs;
  return Date.parse(intake?.hours.at(-1)?.start ?? "1970-01-01T00:00:00Z");
}
