import { walkWords } from "../chart/walk-words.ts";
import { metricWords } from "../metrics/index.ts";
import { sharedMessages } from "./messages.ts";

/** Every word of every panel, in English: what a translation replaces, in whole or in part. */
export const englishMessages = { ...sharedMessages, walk: walkWords, metrics: metricWords };

/** The shape of {@link englishMessages}. */
export type Messages = typeof englishMessages;
