import { definitionWords } from "../panel/definition-words.ts";

/** The English words of the evidence; loaded with it. */
export const evidenceWords = {
  title: "Evidence",
  of: (title: string) => `${title}: evidence`,
  close: "Close",
  definitions: definitionWords,

  counts: "Counts",
  eachOnce: (events: string) => `${events}, each event once`,
  everyEvent: "every event",
  scope: "Scope",
  scopes: { org: "one organisation, set by the host", platform: "platform, set by the host" },
  filters: "Filters",
  throughAndAsked: (through: string, asked: string) => `${through}, asked ${asked}`,
  read: "Read",
  rows: (n: number, text: string) => `${text} ${n === 1 ? "row" : "rows"}`,
  notWithheld: "nothing withheld or cut",
  withheld: (text: string) => `${text} withheld: too few users`,
  cut: "rows cut by the limit",

  query: "Query",
  parameters: "Parameters",
  asking: "Asking …",
  switchedOff: "The host has switched off showing queries.",
  notAsked: "This panel shows an answer that it was given. Its query is not known here.",
  request: "The same from your own API",
  requestNote: "Add what your sign-in needs; nothing secret is in it.",
  copy: "Copy",
  copied: "Copied",
  notCopied: "The browser did not allow copying. Select the text instead.",

  check: "Check it",
  checkNote: "Asks again, split by day, and adds the days up.",
  checkOf: "Figure",
  all: "All",
  measures: {
    anonymousUsers: "Anonymous users",
    sessions: "Sessions",
    events: "Events",
    activeOrgs: "Active organisations",
  } as Readonly<Record<string, string>>,
  cannotCheck:
    "Averages and percentiles of days do not make that of the range, so this panel cannot be checked by adding up.",
  cannotAsk: "This panel shows an answer that it was given, so there is nothing to ask again.",
  noFigure: "There is no figure to check: it is missing or withheld.",
  days: "Days",
  day: "Day",
  figure: "On the panel",
  countedAgain: "Counted again",
  sum: "Sum of days",
  addsUp: "It adds up.",
  more: (text: string) => `The days add up to ${text} more.`,
  less: (text: string) => `The days add up to ${text} less.`,
  overlap: {
    users:
      "That is as it should be: users of days do not add up. Somebody who came on Monday and on Tuesday is one user of the range, and one of each day.",
    sessions:
      "That is as it should be: sessions of days do not add up. A session that runs over midnight is one session of the range, and one of each day.",
    organisations:
      "That is as it should be: organisations of days do not add up. One that is active on two days is one of the range, and one of each day.",
  } as Readonly<Record<string, string>>,
  newEvents: (before: string, now: string) =>
    `New events have arrived in between: the panel has data to ${before}, this check to ${now}.`,
  withheldDays: "Some days are withheld, so their sum says less than there is.",
  notExplained:
    "Nothing seen here explains that. Load the panel again; if it stays, report the metric's name.",
};

/** The shape of {@link evidenceWords}. */
export type EvidenceWords = typeof evidenceWords;

/** Words that replace those of the evidence; what is left out stays English. */
export type EvidenceOverrides = Partial<Omit<EvidenceWords, "definitions">> & {
  readonly definitions?: Partial<EvidenceWords["definitions"]>;
};
