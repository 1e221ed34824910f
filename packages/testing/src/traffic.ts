export { type DemoOrganisation, demoOrganisations } from "./organisations.ts";
export { generateBatches, generateTraffic } from "./traffic/generate-traffic.ts";
export { describeTraffic, type TrafficStory } from "./traffic/story.ts";
export { type TableRow, toTableRow } from "./traffic/to-table-row.ts";
export type {
  DeliveredBatch,
  DeliveredEvent,
  TrafficOptions,
  TrafficOrganisation,
} from "./traffic/traffic-options.ts";
