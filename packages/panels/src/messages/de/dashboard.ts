import type { DashboardWords } from "../../dashboard/dashboard-words.ts";
import { choosePlural } from "../choose-plural.ts";
import { dimensions } from "./dimensions.ts";

const plural = choosePlural("de");

const comparisons: DashboardWords["comparisons"] = {
  none: "ohne Vergleich",
  previous: "ggü. Tagen davor",
  "previous-aligned": "ggü. gleichen Wochentagen",
  year: "ggü. Vorjahr",
};

const granularities: DashboardWords["granularities"] = {
  hour: "Stunde",
  day: "Tag",
  week: "Woche",
  month: "Monat",
};

const namedRanges: DashboardWords["namedRanges"] = {
  yesterday: "Gestern",
  "this-month": "Dieser Monat",
  "last-month": "Letzter Monat",
  "this-year": "Dieses Jahr bis heute",
};

const countPanels = (n: number, text: string) => plural(n, { one: "1 Ansicht", other: `${text} Ansichten` });

/** The words of the dashboard's controls and of their forms, in German. */
export const dashboard: DashboardWords = {
  dimensions,
  comparisons,
  granularities,
  namedRanges,
  controls: "Was die Ansichten zeigen",

  timeRange: "Zeitraum",
  lastDays: (n, text) => plural(n, { one: "Heute", other: `Letzte ${text} Tage` }),
  customRange: "Gewählte Tage",
  zoomedRange: "Ausschnitt",
  zoomOut: (range) => `Zurück zu: ${range}`,
  firstDay: "Erster Tag",
  lastDay: "Letzter Tag",
  apply: "Diese Tage zeigen",
  dateMissing: "Bitte beide Tage angeben.",
  dateTooFar: (day) => `Der letzte Tag, der sich zeigen lässt, ist ${day}.`,
  datesReversed: "Der letzte Tag liegt vor dem ersten.",
  rangeTooLong: (text) => `Höchstens ${text} Tage lassen sich auf einmal zeigen.`,
  notKept: (day) => `Ereignisse werden seit ${day} aufbewahrt; Tage davor bleiben leer.`,

  compare: "Vergleich",
  granularity: "Auflösung",
  autoIs: (granule) => `auto: ${granule}`,
  timeZone: "Zeitzone",
  ownTimeZone: (zone) => `${zone} (Ihre)`,
  allTimeZones: "Alle Zeitzonen",

  filters: "Filter",
  addFilter: "Filter hinzufügen",
  filter: "Filter",
  clearFilters: "Alle entfernen",
  removeFilter: (filter) => `Filter entfernen: ${filter}`,
  filterIs: "ist",
  filterIsNot: "ist nicht",
  andMore: (_n, text) => `und ${text} weitere`,
  filterDimension: "Wonach filtern",
  filterOperator: "Bedingung",
  filterValue: "Wert",
  filterValueMissing: "Bitte einen Wert angeben.",
  filterValuesFull: (text) => `Höchstens ${text} Werte passen in einen Filter. Bitte erst ihn entfernen.`,
  filtersFull: (text) => `Höchstens ${text} Filter sind möglich. Bitte erst einen entfernen.`,

  dataTo: (time) => `Daten bis ${time}`,
  noData: "Noch keine Daten",
  nextCheck: (time) => `nächste Abfrage in ${time}`,
  checking: "wird abgefragt …",
  panelsUpdated: (n, text, dataTo) => `${countPanels(n, text)} aktualisiert, ${dataTo}`,
  panelsFailed: (n, text, reason) => `${countPanels(n, text)} nicht aktualisiert: ${reason}`,
  paused: "pausiert, solange die Seite nicht sichtbar ist",
  checkNow: "Jetzt neu abfragen",
  checkEvery: "Automatisch neu abfragen",
  never: "nur auf Wunsch",
  everyMinutes: (n, text) => plural(n, { one: "jede Minute", other: `alle ${text} Minuten` }),
};
