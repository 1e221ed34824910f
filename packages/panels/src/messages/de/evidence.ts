import type { EvidenceWords } from "../../evidence/evidence-words.ts";
import { choosePlural } from "../choose-plural.ts";

const plural = choosePlural("de");

const definitions: EvidenceWords["definitions"] = {
  totals:
    "Verschiedene Nutzer, verschiedene Sitzungen und Ereignisse jeden Namens. Nutzer und Sitzungen werden über den ganzen Zeitraum gezählt, nicht aus Tagen zusammengezählt.",
  "active-users":
    "Ein Nutzer ist in einem Zeitabschnitt aktiv, wenn darin irgendein Ereignis von ihm liegt. Die Gesamtzahl zählt jeden Nutzer über den ganzen Zeitraum einmal.",
  "top-orgs":
    "Ereignisse jeden Namens nach Organisation, geordnet nach Ereignissen. Sitzungen und Nutzer werden in jeder Organisation für sich gezählt.",
  "top-routes":
    "Seitenaufrufe nach Routenmuster, geordnet nach Aufrufen, bei Gleichstand nach Namen. Sitzungen und Nutzer werden in jeder Route für sich gezählt und lassen sich nicht zusammenzählen.",
  "feature-views":
    "Aufrufe nach Funktion und Oberfläche. Aufrufe lassen sich über Oberflächen zusammenzählen, Nutzer nicht, denn dieselbe Person kann auf mehreren Oberflächen vorkommen.",
  "filter-changes":
    "Filteränderungen nach Ansicht und Filterschlüssel, dazu die mittlere Zahl der Werte, die nach einer Änderung ausgewählt waren.",
  "session-duration":
    "Sitzungen, die im Zeitraum geendet haben, jede mit ihrer vollen Dauer, egal wann sie begonnen hat. Offene Sitzungen sind nicht enthalten.",
  "chart-interactions":
    "Interaktionen mit Diagrammen nach Diagramm, Aktion und Oberfläche. Sitzungen mit Interaktion werden in jeder Kombination für sich gezählt.",
  "client-errors":
    "Fehler im Browser nach Klasse, Route und Bereich. Betroffene Nutzer werden in jeder Kombination für sich gezählt.",
};

/** The words of the evidence, in German. */
export const evidence: EvidenceWords = {
  title: "Belege",
  of: (title) => `${title}: Belege`,
  close: "Schließen",
  definitions,

  counts: "Gezählt",
  eachOnce: (events) => `${events}, jedes Ereignis einmal`,
  everyEvent: "alle Ereignisse",
  scope: "Geltungsbereich",
  scopes: {
    org: "eine Organisation, von der Anwendung vorgegeben",
    platform: "Plattform, von der Anwendung vorgegeben",
  },
  filters: "Filter",
  throughAndAsked: (through, asked) => `${through}, abgefragt am ${asked}`,
  read: "Gelesen",
  rows: (n, text) => plural(n, { one: `${text} Zeile`, other: `${text} Zeilen` }),
  notWithheld: "nichts zurückgehalten oder abgeschnitten",
  withheld: (text) => `${text} zurückgehalten: zu wenige Nutzer`,
  cut: "Zeilen durch das Limit abgeschnitten",

  query: "Abfrage",
  parameters: "Parameter",
  asking: "Wird abgefragt …",
  switchedOff: "Das Anzeigen von Abfragen ist in dieser Anwendung abgeschaltet.",
  notAsked:
    "Diese Ansicht zeigt eine Antwort, die ihr übergeben wurde. Die Abfrage dazu ist hier nicht bekannt.",
  request: "Dasselbe aus Ihrer eigenen API",
  requestNote: "Ergänzen Sie, was Ihre Anmeldung verlangt; Geheimes steht nicht darin.",
  copy: "Kopieren",
  copied: "Kopiert",
  notCopied: "Der Browser hat das Kopieren nicht erlaubt. Markieren Sie stattdessen den Text.",

  check: "Nachrechnen",
  checkNote: "Fragt noch einmal nach Tagen ab und zählt die Tage zusammen.",
  checkOf: "Zahl",
  all: "Alle",
  measures: {
    anonymousUsers: "Anonyme Nutzer",
    sessions: "Sitzungen",
    events: "Ereignisse",
    activeOrgs: "Aktive Organisationen",
  },
  cannotCheck:
    "Mittelwerte und Perzentile von Tagen ergeben nicht die des Zeitraums. Diese Ansicht lässt sich deshalb nicht durch Zusammenzählen prüfen.",
  cannotAsk:
    "Diese Ansicht zeigt eine Antwort, die ihr übergeben wurde. Es gibt nichts, was sich noch einmal abfragen ließe.",
  noFigure: "Es gibt keine Zahl zu prüfen: Sie fehlt oder wird zurückgehalten.",
  days: "Tage",
  day: "Tag",
  figure: "In der Ansicht",
  countedAgain: "Noch einmal gezählt",
  sum: "Summe der Tage",
  addsUp: "Die Rechnung geht auf.",
  more: (text) => `Die Tage ergeben zusammen ${text} mehr.`,
  less: (text) => `Die Tage ergeben zusammen ${text} weniger.`,
  overlap: {
    users:
      "Das ist richtig so: Nutzer von Tagen lassen sich nicht zusammenzählen. Wer am Montag und am Dienstag kam, ist im Zeitraum ein Nutzer und an jedem der Tage einer.",
    sessions:
      "Das ist richtig so: Sitzungen von Tagen lassen sich nicht zusammenzählen. Eine Sitzung über Mitternacht ist im Zeitraum eine Sitzung und an jedem der Tage eine.",
    organisations:
      "Das ist richtig so: Organisationen von Tagen lassen sich nicht zusammenzählen. Eine, die an zwei Tagen aktiv ist, ist im Zeitraum eine und an jedem der Tage eine.",
  },
  newEvents: (before, now) =>
    `Inzwischen sind neue Ereignisse eingegangen: Die Ansicht hat Daten bis ${before}, diese Prüfung bis ${now}.`,
  withheldDays: "Einige Tage werden zurückgehalten, ihre Summe ist deshalb zu klein.",
  notExplained:
    "Nichts, was hier zu sehen ist, erklärt das. Laden Sie die Ansicht neu; bleibt es dabei, melden Sie den Namen der Kennzahl.",
};
