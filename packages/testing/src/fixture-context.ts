import {
  autoGranularity,
  defaultLimits,
  type Filter,
  type Granularity,
  type MetricData,
  type MetricId,
  type MetricParams,
  metrics,
  type ScopeKind,
} from "@firsthand/contract";
import { type Stretch, toStretch } from "./activity.ts";
import { type FixtureOptions, type FixtureVariant, fixtureNow, fixtureParams } from "./fixture-options.ts";
import { granulesOf, startOfGranule } from "./time/granules.ts";
import { comparisonRange, type InstantRange, localDaysOf, parseInstant } from "./time/range.ts";
import { DAY_MS, getZone, type Zone } from "./time/zone.ts";

/** One range of time with its granules. */
export interface Period extends InstantRange {
  readonly stretches: readonly Stretch[];
  /** Length of the part that can hold events, in days. */
  readonly days: number;
}

/** What a metric's figures are made from. */
export interface FixtureContext {
  readonly variant: FixtureVariant;
  readonly seed: number;
  readonly scopeKind: ScopeKind;
  readonly zone: Zone;
  readonly now: number;
  readonly granularity: Granularity;
  readonly current: Period;
  /** Null without comparison. */
  readonly earlier: Period | null;
  readonly limit: number;
  readonly trend: boolean;
  readonly evidence: boolean;
  readonly filters: readonly Filter[];
  /** What all levels are multiplied by: one organisation has fewer events than the platform. */
  readonly scale: number;
}

/** A metric's figures with what they say about the envelope. */
export interface MetricFigures<M extends MetricId> {
  readonly data: MetricData<M>;
  readonly comparison?: MetricData<M> | undefined;
  readonly truncated?: boolean;
  readonly suppressed?: number;
}

/** Makes a metric's figures; one of these per metric is the whole fixture. */
export type MetricFixture<M extends MetricId> = (context: FixtureContext) => MetricFigures<M>;

const MANY_DAYS = 83;
const ORGANISATION_SCALE = 0.17;
// Numbers too wide for a narrow panel go with names too wide for it.
const LONG_SCALE = 10_000;

type PeriodSettings = Pick<FixtureContext, "seed" | "variant" | "zone" | "granularity" | "now">;

/** Resolves what was asked, as the server does, and applies the variant. @throws RangeError when it cannot be resolved */
export function createContext(metric: MetricId, options: FixtureOptions = {}): FixtureContext {
  const { variant = "ready", seed = 1 } = options;
  const definition = metrics[metric];
  const asker = options.scopeKind ?? "platform";
  const scopeKind = definition.scopes.includes(asker) ? asker : "platform";
  const params: MetricParams = { ...fixtureParams, ...stated(options.params), ...clockChange(variant) };
  const zone = getZone(params.timeZone ?? "UTC");
  const asked = rangeOf(zone, params);
  const granularity = granularityOf(zone, asked, params, variant === "many-points" ? definition.shape : null);
  const range = applyToRange(variant, zone, granularity, asked);
  const now = nowOf(variant, zone, granularity, range, options.now);
  const compare = params.compare ?? "none";
  const settings = { variant, seed, zone, now, granularity };
  return {
    ...settings,
    scopeKind,
    current: createPeriod(range, true, settings),
    earlier:
      compare === "none" ? null : createPeriod(comparisonRange(zone, range, compare, now), false, settings),
    limit: variant === "many-points" ? defaultLimits.rows : (params.limit ?? definition.defaultLimit),
    trend: params.trend ?? false,
    evidence: params.evidence ?? false,
    filters: params.filters ?? [],
    scale: (scopeKind === "org" ? ORGANISATION_SCALE : 1) * (variant === "long" ? LONG_SCALE : 1),
  };
}

/** A field that is there but undefined says nothing, as in JSON. */
function stated(params: MetricParams = {}): MetricParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

function clockChange(variant: FixtureVariant): MetricParams {
  if (variant !== "clock-change") return {};
  return { start: "2025-10-25", end: "2025-10-28", timeZone: "Europe/Berlin", granularity: "hour" };
}

function rangeOf(zone: Zone, params: MetricParams): InstantRange {
  const start = parseInstant(zone, params.start ?? fixtureParams.start);
  const end = parseInstant(zone, params.end ?? fixtureParams.end);
  if (!(start < end)) throw new RangeError("The fixture's start must be a date or instant before its end.");
  return { start, end };
}

function granularityOf(
  zone: Zone,
  range: InstantRange,
  params: MetricParams,
  manyOf: string | null,
): Granularity {
  if (manyOf === "series" || manyOf === "totals") return "hour";
  if (manyOf !== null) return "day";
  const { granularity = "auto" } = params;
  return granularity === "auto" ? autoGranularity(localDaysOf(zone, range)) : granularity;
}

function applyToRange(
  variant: FixtureVariant,
  zone: Zone,
  granularity: Granularity,
  range: InstantRange,
): InstantRange {
  if (variant === "many-points") return { start: range.end - MANY_DAYS * DAY_MS, end: range.end };
  if (variant !== "one-point") return range;
  return { start: Math.max(range.start, startOfGranule(zone, granularity, range.end - 1)), end: range.end };
}

function nowOf(
  variant: FixtureVariant,
  zone: Zone,
  granularity: Granularity,
  range: InstantRange,
  now: string | undefined,
): number {
  if (variant !== "incomplete") return Date.parse(now ?? fixtureNow);
  const start = Math.max(range.start, startOfGranule(zone, granularity, range.end - 1));
  return start + Math.floor(((range.end - start) * 0.587) / 60_000) * 60_000;
}

function createPeriod(
  range: InstantRange,
  withGaps: boolean,
  { seed, variant, zone, granularity, now }: PeriodSettings,
): Period {
  const granules = granulesOf(zone, granularity, { ...range, now });
  const gaps = new Set(withGaps && variant === "gap" ? gapsOf(granules.length) : []);
  const stretches = granules.map((granule, i) => {
    const silent = variant === "empty" || gaps.has(i) || granule.from >= granule.to;
    return toStretch(seed, zone, granule, silent);
  });
  return { ...range, stretches, days: Math.max(0, Math.min(range.end, now) - range.start) / DAY_MS };
}

function gapsOf(count: number): number[] {
  if (count < 5) return [Math.floor(count / 2)];
  const second = Math.floor(count * 0.6);
  return [Math.floor(count * 0.2), second, second + 1];
}
