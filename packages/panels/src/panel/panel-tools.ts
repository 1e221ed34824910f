import type { Meta } from "@firsthand/contract";
import { createFormat, type Format } from "../format/format.ts";
import type { MetricWords, SharedMessages } from "../messages/messages.ts";
import type { PanelSettings } from "../provider/panel-settings.ts";

/** What a metric needs to turn its answer into a picture. */
export interface PanelTools {
  readonly format: Format;
  readonly messages: SharedMessages;
  readonly meta: Meta;
  /** The range in words. */
  readonly rangeText: string;
  /** The compared range in words; null without one. */
  readonly comparisonText: string | null;
  /** Whether the range had not ended when the answer was computed. */
  readonly incomplete: boolean;
}

/** The tools for one answer. Depend on the settings and on the answer's meta alone. */
export function createTools(settings: PanelSettings, meta: Meta): PanelTools {
  const { locale, messages, now } = settings;
  const format = createFormat({
    locale,
    timeZone: meta.timeZone,
    units: messages.units,
    now: now ?? meta.queriedAt,
  });
  return {
    format,
    messages,
    meta,
    rangeText: format.range(meta.timeRange),
    comparisonText: meta.comparisonTimeRange === null ? null : format.range(meta.comparisonTimeRange),
    incomplete: Date.parse(meta.timeRange.end) > Date.parse(meta.queriedAt),
  };
}

/** A metric's English words with the host's own in front of them. */
export function resolveWords<W extends MetricWords>(words: W, overrides: object | undefined): W {
  return overrides === undefined ? words : { ...words, ...overrides };
}
