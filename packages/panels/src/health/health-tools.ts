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
  /** When the answer was made, milliseconds since the epoch by the server's clock; what "ago" counts from. Null where no event tells it. */
  readonly askedMs: number | null;
}

/** The tools for one answer. */
export function createHealthTools(
  settings: PanelSettings,
  words: HealthWords,
  timeZone: string,
  freshness: Freshness,
): HealthTools {
  const { locale, messages, now } = settings;
  const askedMs = getAskedMs(freshness);
  const format = createFormat({ locale, timeZone, units: messages.units, now: now ?? askedMs ?? 0 });
  return { format, messages, words, timeZone, askedMs };
}

/** The answer does not say when it was made; its newest event with its age does. */
function getAskedMs({ dataThrough, dataAgeMs }: Freshness): number | null {
  return dataThrough === null || dataAgeMs === null ? null : Date.parse(dataThrough) + dataAgeMs;
}
