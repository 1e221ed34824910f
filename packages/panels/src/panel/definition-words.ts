import type { MetricId } from "@firsthand/contract";

/** What each metric counts, in a sentence or two; the whole of it is in docs/metrics. */
export const definitionWords: Readonly<Record<MetricId, string>> = {
  totals:
    "Distinct users, distinct sessions and events of every name. Users and sessions are counted over the whole range, not added up from days.",
  "active-users":
    "A user is active in a granule when any event of theirs occurred in it. The total counts each user once over the whole range.",
  "top-orgs":
    "Events of every name by organisation, ranked by events. Sessions and users are counted apart in each organisation.",
  "top-routes":
    "Page views by route pattern, ranked by views, ties by name. Sessions and users are counted apart in each route and do not add up.",
  "feature-views":
    "Views by feature and surface. Views add up over surfaces; users do not, because the same person may view both.",
  "filter-changes":
    "Changes of filters by view and filter key, with the average number of values that were selected after a change.",
  "session-duration":
    "Sessions that ended in the range, each with its full duration, wherever it began. Open sessions are not in it.",
  "chart-interactions":
    "Interactions with charts by chart, action and surface. Sessions with an interaction are counted apart in each combination.",
  "client-errors":
    "Errors in the browser by class, route and boundary. Affected users are counted apart in each combination.",
};
