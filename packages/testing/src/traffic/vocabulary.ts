import type { Random } from "../random.ts";

/** Things to choose from, more often the heavier ones. */
interface Choice<T> {
  readonly values: readonly T[];
  /** The sum of the weights up to and with each value. */
  readonly upTo: readonly number[];
}

/** Prepares a choice. */
function createChoice<T>(weighted: readonly (readonly [value: T, weight: number])[]): Choice<T> {
  const upTo: number[] = [];
  let sum = 0;
  for (const [, weight] of weighted) {
    sum += weight;
    upTo.push(sum);
  }
  return { values: weighted.map(([value]) => value), upTo };
}

/** Chooses one value. */
export function choose<T>(random: Random, { values, upTo }: Choice<T>): T {
  const wanted = random() * (upTo.at(-1) ?? 0);
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  const value = values[low];
  if (value === undefined) throw new RangeError("There is nothing to choose from.");
  return value;
}

const sections = [
  "plan",
  "people",
  "repos",
  "teams",
  "reports",
  "settings",
  "explore",
  "quality",
  "releases",
  "alerts",
];
const pages = ["history", "activity", "compare", "members", "export", "timeline"];
const places = ["", "/[item_id]", "/[item_id]/edit"];
const rare = sections.flatMap((section) =>
  pages.flatMap((page) => places.map((place) => `/${section}/[${section}_scope]/${page}${place}`)),
);

/** The routes of the product: eleven that people live in, and 180 that are seldom opened. */
export const productRoutes = createChoice<string>([
  ["/overview", 170],
  ["/plan/[scope]", 126],
  ["/people/[person_id]", 108],
  ["/repos/[repo_id]", 86],
  ["/investment", 62],
  ["/repos/[repo_id]/pulls/[pull_id]", 54],
  ["/explore/[view]", 47],
  ["/teams/[team_id]/flow", 38],
  ["/quality", 27],
  ["/settings/integrations", 12],
  ["/settings/members", 9],
  ...rare.map((route, i) => [route, 2.6 / (1 + i * 0.02)] as const),
]);

/** What people see who are not signed in. */
export const publicRoutes = createChoice<string>([
  ["/", 50],
  ["/sign-in", 30],
  ["/guides/[guide]", 14],
  ["/invitations/[invitation_id]", 6],
]);

export const features = createChoice<string>([
  ["cycle_time", 104],
  ["investment_mix", 98],
  ["flame_drilldown", 73],
  ["review_load", 65],
  ["work_graph", 52],
  ["throughput", 52],
  ["deploy_frequency", 40],
  ["saved_views", 24],
  ["quality_trend", 25],
  ["capacity_plan", 20],
]);

export const surfaces = createChoice<string>([
  ["overview", 42],
  ["explore", 38],
  ["report", 16],
  ["embed", 4],
]);

export const views = createChoice<string>([
  ["overview", 27],
  ["work", 32],
  ["people", 14],
  ["repos", 12],
  ["explore", 22],
  ["quality", 8],
]);

export const filterKeys = createChoice<string>([
  ["date", 36],
  ["scope", 22],
  ["repo", 18],
  ["developer", 12],
  ["work", 10],
  ["flow", 6],
  ["issueType", 5],
  ["artifact", 3],
  ["blocked", 2],
]);

export const charts = createChoice<string>([
  ["timeseries", 40],
  ["treemap", 18],
  ["quadrant", 20],
  ["flame", 14],
  ["sankey", 8],
]);

export const actions = createChoice<string>([
  ["point_selected", 44],
  ["drilldown", 24],
  ["overlay_toggled", 16],
  ["zoom", 12],
  ["overlay_ignored", 4],
]);

export const errorClasses = createChoice<string>([
  ["TypeError", 40],
  ["NetworkError", 26],
  ["HydrationError", 14],
  ["TimeoutError", 12],
  ["RangeError", 8],
]);
