export {
  type HealthQueryKey,
  type HealthQueryOptions,
  healthQueryOptions,
  parseHealth,
} from "./health-query-options.ts";
