import type { EventBatch, TelemetryEvent } from "@firsthand/contract";
import { type DemoOrganisation, demoOrganisations } from "../organisations.ts";
import { parseInstant } from "../time/range.ts";
import { DAY_MS, getZone } from "../time/zone.ts";

/** An organisation whose people make events; a null hash stands for people who are not signed in. */
export interface TrafficOrganisation extends Pick<DemoOrganisation, "timeZone" | "weight" | "growth"> {
  /** 64 lower-case hexadecimal digits, or null. */
  readonly orgIdHash: string | null;
}

/** What traffic to make. Equal options make equal traffic, on every machine. */
export interface TrafficOptions {
  /** An RFC 3339 instant, or `YYYY-MM-DD` for its first instant in UTC. Nothing occurs or arrives at or after it. */
  readonly end: string;
  /** Other events of the same kind. @default 1 */
  readonly seed?: number | undefined;
  /** Days of 24 hours before `end`. @default 180 */
  readonly days?: number | undefined;
  /** About how many different events there are, within a few per cent. @default 220_000 */
  readonly eventsTarget?: number | undefined;
  /** @default demoOrganisations, and a few people without an organisation */
  readonly organisations?: readonly TrafficOrganisation[] | undefined;
  /** The share of events that are delivered a second time. @default 0.02 */
  readonly repeatShare?: number | undefined;
  /** The share of events that arrive minutes to days after they occurred. @default 0.012 */
  readonly lateShare?: number | undefined;
}

/** An event as it arrived once; the same event can arrive again, later. */
export interface DeliveredEvent {
  /** The event as its producer sent it. */
  readonly event: TelemetryEvent;
  /** The producer: `web`, or `legacy-web` with ids of the older form. */
  readonly source: string;
  /** When the server took it, RFC 3339 in UTC. */
  readonly ingestedAt: string;
}

/** A batch as a producer posts it, and when the server took it. */
export interface DeliveredBatch {
  /** What was posted: 1 to 50 events of one organisation, or of none. */
  readonly batch: EventBatch;
  /** RFC 3339 in UTC. */
  readonly ingestedAt: string;
}

/** {@link TrafficOptions} with every default in place; instants are milliseconds. */
export interface TrafficPlan {
  readonly seed: number;
  readonly start: number;
  readonly end: number;
  readonly eventsTarget: number;
  readonly organisations: readonly TrafficOrganisation[];
  readonly repeatShare: number;
  readonly lateShare: number;
}

const signedOut: TrafficOrganisation = { orgIdHash: null, timeZone: "UTC", weight: 3, growth: 1.2 };

/** Completes the options. @throws RangeError when `end` is not a date or instant, or `days` is not above 0 */
export function planTraffic(options: TrafficOptions): TrafficPlan {
  const { seed = 1, days = 180, eventsTarget = 220_000, repeatShare = 0.02, lateShare = 0.012 } = options;
  const end = parseInstant(getZone("UTC"), options.end);
  if (Number.isNaN(end))
    throw new RangeError("The end of the traffic must be a date or an RFC 3339 instant.");
  if (!(days > 0)) throw new RangeError("The days of traffic must be a number above 0.");
  const organisations = options.organisations ?? [...demoOrganisations, signedOut];
  return { seed, start: end - days * DAY_MS, end, eventsTarget, organisations, repeatShare, lateShare };
}
