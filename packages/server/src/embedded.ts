export { type EmbeddedOptions, openEmbeddedClickHouse } from "./clickhouse/embedded.ts";
export type { ReadCaps } from "./clickhouse/read-settings.ts";
