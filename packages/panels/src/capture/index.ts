export { type CapturePanelsOptions, capturePanels } from "./capture-panels.ts";
export type { PanelCapture, TakesPanels } from "./panel-capture.ts";
