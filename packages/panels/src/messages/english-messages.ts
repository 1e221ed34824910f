import { walkWords } from "../chart/walk-words.ts";
import { announcementWords } from "../dashboard/announcement-words.ts";
import { dashboardWords } from "../dashboard/dashboard-words.ts";
import { formWords } from "../dashboard/form-words.ts";
import { nextCheckWords } from "../dashboard/next-check-words.ts";
import { evidenceWords } from "../evidence/evidence-words.ts";
import { healthWords } from "../health/health-words.ts";
import { metricWords } from "../metrics/index.ts";
import { compareWords } from "../panel/compare-words.ts";
import { factWords } from "../panel/fact-words.ts";
import { menuWords } from "../panel/panel-menu-words.ts";
import { sharedMessages } from "./messages.ts";

/** Every word of every panel, in English: what a translation replaces, in whole or in part. */
export const englishMessages = {
  ...sharedMessages,
  ...factWords,
  ...compareWords,
  walk: walkWords,
  menu: menuWords,
  evidence: evidenceWords,
  dashboard: { ...dashboardWords, ...nextCheckWords, ...announcementWords, ...formWords },
  health: healthWords,
  metrics: metricWords,
};

/** The shape of {@link englishMessages}. */
export type Messages = typeof englishMessages;
