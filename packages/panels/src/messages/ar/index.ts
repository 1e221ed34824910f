import type { Messages } from "../english-messages.ts";
import { metrics } from "./metrics.ts";
import { shared } from "./shared.ts";

/** Every word of every panel in Arabic, for `TelemetryProvider`. The locale of numbers and dates is a prop of its own. */
export const arabic: Messages = { ...shared, metrics };
