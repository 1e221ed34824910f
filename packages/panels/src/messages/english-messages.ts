import { dashboardWords } from "../dashboard/dashboard-words.ts";
import { metricWords } from "../metrics/index.ts";
import { sharedMessages } from "./messages.ts";

/** Every word of every panel, in English: what a translation replaces, in whole or in part. */
export const englishMessages = { ...sharedMessages, metrics: metricWords, dashboard: dashboardWords };

/** The shape of {@link englishMessages}. */
export type Messages = typeof englishMessages;
