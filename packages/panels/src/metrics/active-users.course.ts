import type { MetricAnswer, MetricData } from "@firsthand/contract";
import { type AnnotatedPlace, placeAnnotations } from "../chart/annotations.ts";
import type { TimePoint } from "../chart/time-series.ts";
import type { PanelTools } from "../panel/panel-tools.ts";

/** What is drawn of an answer, and what its table lists. */
export interface Course {
  readonly points: readonly TimePoint[];
  /** As the picture lays them over the points, one by one; null without a comparison. */
  readonly previous: readonly TimePoint[] | null;
  readonly annotations: readonly AnnotatedPlace[];
}

/** The points of an answer, and the annotations among them. */
export function getCourse(
  { data, comparison, meta }: MetricAnswer<"active-users">,
  { annotations }: PanelTools,
): Course {
  const points = getPoints(data);
  const starts = points.map((point) => point.start);
  return {
    points,
    previous: comparison === undefined ? null : getPoints(comparison),
    annotations: placeAnnotations(annotations, starts, meta.timeRange),
  };
}

function getPoints(data: MetricData<"active-users">): TimePoint[] {
  return data.points.map(({ start, anonymousUsers, complete, suppressed }) => ({
    start,
    value: anonymousUsers,
    complete,
    suppressed: suppressed === true,
  }));
}
