import type { Messages } from "../english-messages.ts";
import { dashboard } from "./dashboard.ts";
import { evidence } from "./evidence.ts";
import { health } from "./health.ts";
import { menu } from "./menu.ts";
import { metrics } from "./metrics.ts";
import { shared } from "./shared.ts";
import { walk } from "./walk.ts";

/** Every word of every panel in Arabic, for `TelemetryProvider`. The locale of numbers and dates is a prop of its own. */
export const arabic: Messages = { ...shared, walk, menu, evidence, health, dashboard, metrics };
