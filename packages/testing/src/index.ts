export { errorFixture } from "./error-fixture.ts";
export { fixture } from "./fixture.ts";
export {
  type FixtureOptions,
  type FixtureVariant,
  fixtureNow,
  fixtureParams,
  fixtureVariants,
} from "./fixture-options.ts";
export {
  type HealthFixtureOptions,
  type HealthVariant,
  healthFixture,
  healthVariants,
} from "./health-fixture.ts";
export { createMockFetch } from "./mock/create-mock-fetch.ts";
export { createMockHandler, type MockHandler } from "./mock/create-mock-handler.ts";
export type {
  HealthBehaviour,
  MetricBehaviour,
  MockOptions,
  RequestBehaviour,
  Scenario,
  WireErrorCode,
} from "./mock/scenario.ts";
export { type DemoOrganisation, demoOrganisations } from "./organisations.ts";
