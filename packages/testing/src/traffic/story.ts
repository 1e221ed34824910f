import { weekdayOf } from "../rhythm.ts";
import { DAY_MS } from "../time/zone.ts";
import { planTraffic, type TrafficOptions, type TrafficPlan } from "./traffic-options.ts";

/** The two things that happen in generated traffic, so that a page or a test can point at them. */
export interface TrafficStory {
  /** A feature that nobody had before, and that more people use from week to week. */
  readonly launch: { readonly date: string; readonly feature: string; readonly routePattern: string };
  /** A local day on which one organisation runs into an error that occurs nowhere else. */
  readonly incident: {
    readonly date: string;
    readonly orgIdHash: string | null;
    readonly errorClass: string;
    readonly routePattern: string;
  };
}

const LAUNCHED_AT = 0.55;
const INCIDENT_AT = 0.82;
const WEDNESDAY = 2;

/** When and where the launch and the incident of this traffic are. @throws RangeError as {@link generateTraffic} does */
export function describeTraffic(options: TrafficOptions): TrafficStory {
  return storyOf(planTraffic(options));
}

/** The story of a plan. */
export function storyOf({ start, end, organisations }: TrafficPlan): TrafficStory {
  const dayAt = (progress: number) => Math.floor((start + (end - start) * progress) / DAY_MS);
  const incidentDay = dayAt(INCIDENT_AT);
  // A day in the middle of a week has people to run into it.
  const wednesday = incidentDay - ((weekdayOf(incidentDay) - WEDNESDAY + 7) % 7);
  const affected = organisations[1] ?? organisations[0];
  return {
    launch: {
      date: toDate(dayAt(LAUNCHED_AT)),
      feature: "scenario_board",
      routePattern: "/plan/[scope]/scenarios",
    },
    incident: {
      date: toDate(wednesday * DAY_MS < start ? incidentDay : wednesday),
      orgIdHash: affected?.orgIdHash ?? null,
      errorClass: "ChunkLoadError",
      routePattern: "/investment",
    },
  };
}

function toDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
