export { type HealthQueryKey, type HealthQueryOptions, healthQueryOptions } from "./health-query-options.ts";
