// What browsers need of events, without zod.
export {
  type EventName,
  type EventPayload,
  eventFields,
  eventNames,
  type FieldKind,
  schemaVersion,
  type TelemetryEvent,
} from "./events/catalogue.ts";
export {
  type CheckedPayload,
  checkPayload,
  isRouteOf,
  ownValues,
  type RejectionCode,
  rejectionCodes,
} from "./events/check-payload.ts";
export { isCount, isId, isIdentifier, isRoute } from "./events/check-value.ts";
export {
  type Catalogue,
  defineCatalogue,
  openCatalogue,
  type PayloadIn,
  type Vocabulary,
  type WordField,
} from "./events/define-catalogue.ts";
export { type DropReason, type DropReport, dropReasons } from "./events/dropped.ts";
export { kinds, type RevealingShape, revealingShapes } from "./events/kinds.ts";
export {
  type PanelAction,
  type PanelFilterKey,
  type PanelMetric,
  panelVocabulary,
} from "./events/panel-vocabulary.ts";
export type { Tracker } from "./events/tracker.ts";
