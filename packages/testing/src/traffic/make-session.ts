import { type EventName, type EventPayload, schemaVersion, type TelemetryEvent } from "@firsthand/contract";
import type { Random } from "../random.ts";
import { drawCount, drawSessionMs } from "./draw.ts";
import { createOldId, createUuid } from "./ids.ts";
import {
  actions,
  charts,
  choose,
  errorClasses,
  features,
  filterKeys,
  productRoutes,
  publicRoutes,
  surfaces,
  views,
} from "./vocabulary.ts";

/** What a session is made from. */
export interface SessionInput {
  readonly random: Random;
  readonly orgIdHash: string | null;
  readonly anonymousUserId: string;
  readonly start: number;
  /** Whether an older producer sends it, with ids of the old form. */
  readonly isOld: boolean;
  /** How likely a feature that is viewed is the launched one, 0 before the launch. */
  readonly launched: { readonly share: number; readonly feature: string; readonly routePattern: string };
  /** The error that this session runs into; null without an incident. */
  readonly incident: { readonly errorClass: string; readonly routePattern: string } | null;
}

type Emit = <N extends EventName>(
  name: N,
  at: number,
  route: string | null,
  payload: EventPayload<N>,
) => void;

interface Page {
  readonly route: string;
  readonly from: number;
  readonly to: number;
}

// How often each thing is done on a page, on average.
const PER_PAGE = { features: 0.85, filters: 0.34, charts: 0.5, navigation: 0.3 };
const UNKNOWN_ROUTE_SHARE = 0.007;
const NEVER_ENDED_SHARE = 0.08;

/** The events of one session, in the order in which they occurred. */
export function makeSession(input: SessionInput): TelemetryEvent[] {
  const { random, start, orgIdHash, anonymousUserId, isOld } = input;
  const events: TelemetryEvent[] = [];
  const sessionId = createUuid(random);
  const emit: Emit = (name, at, route, payload) => {
    const event = {
      name,
      schemaVersion,
      eventId: isOld ? createOldId(random) : createUuid(random),
      ts: new Date(Math.floor(at)).toISOString(),
      sessionId,
      anonymousUserId,
      orgIdHash,
      routePattern: random() < UNKNOWN_ROUTE_SHARE ? null : route,
      payload,
    };
    // The name and its payload belong together by the type of emit, which the union cannot see.
    events.push(event as TelemetryEvent);
  };

  const durationMs = drawSessionMs(random);
  const pages = drawPages(input, durationMs);
  emit("session_started", start, pages[0]?.route ?? null, { entryRoutePattern: pages[0]?.route ?? "/" });
  let interactions = 0;
  pages.forEach((page, i) => {
    const referrerRoutePattern = pages[i - 1]?.route ?? null;
    emit("page_viewed", page.from, page.route, {
      routePattern: page.route,
      page: pageName(page.route),
      referrerRoutePattern,
    });
    interactions += usePage(input, page, emit);
  });
  if (random() >= NEVER_ENDED_SHARE) {
    const last = pages.at(-1)?.route ?? null;
    emit("session_ended", start + durationMs, last, { durationMs, pagesViewed: pages.length, interactions });
  }
  return events.sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));
}

function drawPages(
  { random, start, orgIdHash, launched, incident }: SessionInput,
  durationMs: number,
): Page[] {
  const routes = orgIdHash === null ? publicRoutes : productRoutes;
  const count = durationMs === 0 ? 1 : 1 + drawCount(random, Math.log2(1 + durationMs / 45_000) * 0.95);
  const times = Array.from({ length: count - 1 }, () => start + random() * durationMs).sort((a, b) => a - b);
  const starts = [start, ...times];
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? start + durationMs;
    if (incident !== null && i === 0) return { route: incident.routePattern, from, to };
    const isLaunched = orgIdHash !== null && random() < launched.share;
    return { route: isLaunched ? launched.routePattern : choose(random, routes), from, to };
  });
}

/** What somebody does on a page; returns how many interactions that was. */
function usePage(input: SessionInput, { route, from, to }: Page, emit: Emit): number {
  const { random, orgIdHash, launched, incident } = input;
  const some = (mean: number, act: (at: number) => void): number => {
    // Nothing is done on a page that is left at once.
    const count = to === from ? 0 : drawCount(random, mean);
    for (let i = 0; i < count; i++) act(from + random() * (to - from));
    return count;
  };
  failNowAndThen(input, { route, from, to }, emit, incident);
  if (orgIdHash === null) return 0;
  some(PER_PAGE.features, (at) => {
    const isLaunched = route === launched.routePattern;
    const feature = isLaunched ? launched.feature : choose(random, features);
    emit("feature_viewed", at, route, { feature, surface: choose(random, surfaces), routePattern: route });
  });
  const filters = some(PER_PAGE.filters, (at) => {
    const filterKey = choose(random, filterKeys);
    const isCustomDateRange = filterKey === "date" ? random() < 0.3 : null;
    const valueCount = filterKey === "date" ? 1 : Math.floor(random() ** 2 * 7);
    emit("filter_changed", at, route, {
      view: choose(random, views),
      filterKey,
      valueCount,
      isCustomDateRange,
    });
  });
  const chartUses = some(PER_PAGE.charts, (at) => {
    const scope = random() < 0.6 ? null : random() < 0.7 ? "team" : "organisation";
    emit("chart_interacted", at, route, {
      chart: choose(random, charts),
      action: choose(random, actions),
      surface: choose(random, surfaces),
      scope,
    });
  });
  const steps = some(PER_PAGE.navigation, (at) => {
    const isItem = random() < 0.7;
    const action = isItem ? "item_selected" : random() < 0.6 ? "group_expanded" : "group_collapsed";
    emit("navigation_interacted", at, route, {
      group: choose(random, views),
      item: isItem ? pageName(route) : null,
      action,
    });
  });
  if (random() < 0.02)
    emit("guide_opened", from, route, { guide: `about_${choose(random, views)}`, surface: "help" });
  return filters + chartUses + steps;
}

function failNowAndThen(
  { random }: SessionInput,
  { route, from, to }: Page,
  emit: Emit,
  incident: SessionInput["incident"],
): void {
  const isHit = incident !== null && route === incident.routePattern;
  const count = isHit ? 2 + Math.floor(random() * 8) : random() < 0.016 ? 1 : 0;
  for (let i = 0; i < count; i++) {
    const isKnown = random() >= 0.08;
    emit("client_error", from + random() * (to - from), isKnown ? route : null, {
      boundary: random() < 0.85 ? "route" : "global",
      digest: random() < 0.4 ? null : `d${Math.floor(random() * 1e9)}`,
      errorClass: isHit ? incident.errorClass : choose(random, errorClasses),
      routePattern: isKnown ? route : null,
    });
  }
}

/** `/people/[person_id]` is the page `people.person_id`. */
function pageName(route: string): string {
  return route === "/" ? "home" : route.slice(1).replaceAll(/[[\]]/g, "").replaceAll("/", ".").slice(0, 64);
}
