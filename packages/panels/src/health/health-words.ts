import type { DropReason, RejectionCode } from "@firsthand/contract";

/** What each code of a refused event means, and what to do about it. */
const rejections: Readonly<Record<RejectionCode, string>> = {
  not_an_event: "It is no object, or its payload is none. Look who posts here beside the tracker.",
  unknown_event: "The catalogue has no event of this name. Add it to the catalogue, or stop sending it.",
  unknown_version:
    "It is of another version of the catalogue. Pages that are still open catch up when reloaded.",
  unknown_field:
    "It has a field that the catalogue does not have. Leave the field out where the event is tracked.",
  missing_field: "It lacks a field. Send every field of the catalogue, with null where that is allowed.",
  invalid_value:
    "A value is not of its field's kind, looks like personal data, or is no word of the product. Send one of the catalogue's words.",
  time_out_of_range:
    "It happened too long ago, or lies ahead of the server's clock. Old ones waited on a device; new ones come from a wrong clock.",
  other_organisation: "It names an organisation that is not the session's. Leave orgIdHash null.",
};

/** What each reason of a dropped event means, and what to do about it. */
const drops: Readonly<Record<DropReason, string>> = {
  refused:
    "It is no event of the catalogue, or holds what an event may not hold. Compare the calls of track with the catalogue.",
  queue_full: "More events waited than the queue holds. Track less at a time, or send sooner.",
  too_large: "It is longer than an event may be. Shorten its values.",
  too_old: "It waited on a device for longer than the server takes events, as after days offline.",
  rejected: "The server refused it, or the batch that it was in. The codes of rejected events say why.",
  undeliverable: "Every try to deliver it failed. See whether the endpoint was away, or blocked on its way.",
};

/** The English words of `HealthPanel`. A word with a number in it is a function of the number and of its formatted text. */
export const healthWords = {
  title: "Health",
  question: "Do events arrive, and what was lost on the way in the last 24 hours?",

  accepted: "Accepted events",
  rejected: "Rejected events",
  duplicates: "Duplicate events",
  dropped: "Dropped events",
  byHour: (end: string) => `by hour, to ${end}`,
  tellHours: (most: string, at: string) => `most in one hour: ${most}, at ${at}`,
  noHours: "none in any hour that is over",

  lag: "from event to store, median",
  lagAhead: "by which producers' clocks are ahead, median",
  age: "since the newest event",
  storedRows: (n: number): string => (n === 1 ? "row stored" : "rows stored"),

  rejectedByCode: "Rejected by code",
  droppedByReason: "Dropped by reason, as producers reported it",
  code: "Code",
  reason: "Reason",
  meaning: "What it means, and what to do",
  events: "Events",
  rejections,
  drops,
  unknownCode: "This panel does not know it: the server may be newer. Reload the page.",
  noneRejected: "None was rejected.",
  noneDropped: "None was reported.",

  sources: "Sources",
  source: "Source",
  newest: "Newest event",
  howLongAgo: "How long ago",
  ago: (duration: string) => `${duration} ago`,
  noSource: "No source had an event accepted.",

  hours: "Hour by hour",
  hour: "Hour",

  since: (time: string) => `since ${time}`,
  asOf: (time: string) => `as of ${time}`,
  everyOrganisation: "all organisations",

  notOperatorTitle: "Only the operator sees this",
  notOperator:
    "These figures are of all organisations. In this scope the server says that it is up, and no more.",
  notTakenTitle: "No events are taken here",
  notTaken:
    "The server answers questions, and takes no events itself. Give its handler the option ingest, and it takes them with POST /events.",
  nothingTakenTitle: "Nothing was sent here in the last 24 hours",
  nothingTaken:
    "No event, no repeat and no report of drops came by POST /events. See whether the tracker has consent, and where its transport sends.",
};

/** The shape of {@link healthWords}. */
export type HealthWords = typeof healthWords;

/** Words that replace those of `HealthPanel`; what is left out stays English. */
export type HealthOverrides = Partial<Omit<HealthWords, "rejections" | "drops">> & {
  readonly rejections?: Partial<HealthWords["rejections"]>;
  readonly drops?: Partial<HealthWords["drops"]>;
};

/** The words of the panel with the host's own in front of them. */
export function resolveHealthWords(own: HealthOverrides | undefined): HealthWords {
  return {
    ...healthWords,
    ...own,
    rejections: { ...rejections, ...own?.rejections },
    drops: { ...drops, ...own?.drops },
  };
}
