import type { FixtureContext, MetricFigures } from "../fixture-context.ts";
import { sessionsBehind, usersBehind } from "../people.ts";
import { hash } from "../random.ts";
import { type RankedRow, rankedFigures } from "../ranked.ts";

interface Route extends Record<string, string | null> {
  routePattern: string | null;
}

const routes: readonly RankedRow<Route>[] = [
  { keys: { routePattern: "/overview" }, level: 2_690, noise: 0.08 },
  { keys: { routePattern: "/plan/[scope]" }, level: 1_980, jump: 1.18 },
  { keys: { routePattern: "/people/[person_id]" }, level: 1_720 },
  { keys: { routePattern: "/repos/[repo_id]" }, level: 1_360 },
  { keys: { routePattern: "/investment" }, level: 990, jump: 1.4 },
  { keys: { routePattern: "/repos/[repo_id]/pulls/[pull_id]" }, level: 850 },
  { keys: { routePattern: "/explore/[view]" }, level: 745 },
  { keys: { routePattern: "/teams/[team_id]/flow" }, level: 600, jump: 0.8 },
  { keys: { routePattern: "/quality" }, level: 430 },
  { keys: { routePattern: "/settings/integrations" }, level: 188 },
  { keys: { routePattern: null }, level: 96 },
];

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
const pages = [
  "history",
  "activity",
  "compare",
  "members",
  "settings",
  "export",
  "timeline",
  "reviews",
  "labels",
  "trends",
];
const places = ["", "/[item_id]", "/[item_id]/edit"];

/** Top routes: eleven that people live in, views of an unknown route among them, and a long tail. */
export function topRoutes(context: FixtureContext): MetricFigures<"top-routes"> {
  return rankedFigures(context, {
    rows: routes,
    tail: rareRoute,
    tailLength: 300,
    first: "events",
    measure: (count, audience, keys) => {
      const habit = (hash(1, String(keys.routePattern)) % 100) / 100;
      return {
        events: count,
        sessions: sessionsBehind(count, 1.4 + habit * 1.6, audience),
        anonymousUsers: usersBehind(count, 4 + Math.log10(count + 1) * 1.8, audience),
      };
    },
    measureTotal: (rows, audience) => {
      const events = rows.reduce((sum, row) => sum + row.count, 0);
      return {
        events,
        sessions: sessionsBehind(events, 6.4, audience),
        anonymousUsers: usersBehind(events, 54, audience),
      };
    },
  });
}

function rareRoute(index: number): Route {
  const section = sections[index % sections.length];
  const page = pages[Math.floor(index / sections.length) % pages.length];
  const round = Math.floor(index / (sections.length * pages.length));
  const place = places[round] ?? `/[item_id]/part_${round}`;
  return { routePattern: `/${section}/[scope]/${page}${place}` };
}
