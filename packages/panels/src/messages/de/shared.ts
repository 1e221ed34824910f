import type { CompareWords } from "../../panel/compare-words.ts";
import type { FactWords } from "../../panel/fact-words.ts";
import { choosePlural } from "../choose-plural.ts";
import type { SharedMessages } from "../messages.ts";
import { dimensions } from "./dimensions.ts";
import { errors } from "./errors.ts";

const plural = choosePlural("de");
const granulePlurals = new Map([
  ["Stunde", "Stunden"],
  ["Tag", "Tagen"],
  ["Woche", "Wochen"],
  ["Monat", "Monaten"],
]);

/** The words that all panels share, in German. */
export const shared: SharedMessages & FactWords & CompareWords = {
  language: "de",
  units: { milliseconds: "ms", seconds: "s", minutes: "min", hours: "h", days: "Tg." },
  granules: { hour: "Stunde", day: "Tag", week: "Woche", month: "Monat" },
  soFar: {
    hour: "diese Stunde",
    day: "heute bisher",
    week: "diese Woche",
    month: "dieser Monat",
  },

  loading: "wird geladen",
  noData: "keine Daten",
  menuOf: (title) => `${title}: Menü`,
  partNotLoaded:
    "Dieser Teil konnte nicht geladen werden. Prüfen Sie die Verbindung oder laden Sie die Seite neu.",
  dataTo: (time) => `Daten bis ${time}`,
  staleReason: (reason) => `Nicht aktuell: ${reason}.`,
  staleUnknown: "Diese Zahlen sind möglicherweise veraltet.",

  changeUp: "gestiegen um",
  changeDown: "gesunken um",
  changeNone: "unverändert",
  changeUnknown: "Veränderung unbekannt",
  isNew: "neu",
  isNewLong: (range) => `keine im Zeitraum ${range}`,
  changeSoFar: "bisher",
  change: "Delta",
  compared: "Vergleich",
  comparedOf: (measure) => `${measure}, Vergleich`,
  changeOf: (measure) => `${measure}, Veränderung`,
  comparedWith: (range) => `verglichen mit ${range}`,
  notCompared: "ohne Vergleich",

  unknown: "unbekannt",
  unknownRoute: "Route unbekannt",
  emptyName: "(leer)",
  blankName: (codePoints) => `(unsichtbar: ${codePoints})`,
  others: (_n, text) => `${text} weitere`,

  inDays: (n, text) => plural(n, { one: "an einem Tag", other: `in ${text} Tagen` }),
  inHours: (n, text) => plural(n, { one: "in einer Stunde", other: `in ${text} Stunden` }),
  topOf: (shown, all) => `die ersten ${shown} von ${all}`,
  showAll: "alle zeigen",
  allOf: (n, text) => plural(n, { one: "nur eine Zeile", other: `alle ${text} Zeilen` }),
  exact: "exakt",
  approximate: (bound) => (bound === null ? "geschätzt" : `geschätzt, auf ${bound} genau`),
  rangeSoFar: (range) => `${range}, noch nicht zu Ende`,
  keptSince: (day) => `aufbewahrt seit ${day}`,
  adjusted: "angepasst an das, was aufbewahrt wird",
  sumsBefore: "davor nur Summen",
  suppressedRows: (text) => `${text} zurückgehalten: zu wenige Nutzer`,
  inZone: (range, timeZone) => `${range}, ${timeZone}`,
  notFilteredBy: (names) => `nicht gefiltert nach ${names.map((name) => dimensions[name]).join(", ")}`,

  trend: "Verlauf",
  weekMean: "7-Tage-Mittel",
  perGranule: (unit, granule) => `${unit} pro ${granule}`,
  noDataAt: (granule) => `${granule}: nichts empfangen`,
  noDataFor: (n, text, granule) =>
    `in ${text} ${plural(n, { one: granule, other: granulePlurals.get(granule) ?? granule })} nichts empfangen`,
  gap: "keine Daten",
  withheld: "zurückgehalten",
  incomplete: "unvollständig",
  walkPoints: (series) => `${series}, Punkt für Punkt`,
  tellAt: (at, figure) => `${at}: ${figure}`,
  annotated: (head, labels) => `${head} (${labels})`,
  annotations: (labels) => `Markiert: ${labels}.`,
  rising: "steigend",
  falling: "fallend",
  steady: "gleichbleibend",
  describeSeries: (s) =>
    `${s.name}, ${s.range}, ${s.timeZone}. Höchstwert ${s.highest} (${s.highestAt}), Tiefstwert ${s.lowest} (${s.lowestAt}), ${s.trend}.`,
  describeTrend: (first, last, trend) => `${trend}, von ${first} auf ${last}`,

  emptyTitle: "Keine Ereignisse in diesem Zeitraum",
  emptyFilteredTitle: "In diesem Zeitraum passt nichts zu den Filtern",
  fedBy: (events) => `Die Zahlen stammen aus ${events.join(", ")}.`,
  fedByAny: "Jedes Ereignis zählt.",
  neverReceived: "Es ist noch kein Ereignis eingegangen.",
  errors,
  signInAgain: "Melden Sie sich wieder an, um diese Zahlen zu sehen.",
  drawFailed: "Diese Ansicht konnte nicht gezeichnet werden",
  controlsFailed: "Die Bedienelemente konnten nicht gezeichnet werden.",
  drawFailedDetail:
    "Die anderen sind nicht betroffen. Laden Sie die Seite neu; bleibt der Fehler, melden Sie den Namen der Kennzahl.",
  request: (id) => `Anfrage ${id}`,
  retry: "Erneut versuchen",
  suppressedTitle: "Zurückgehalten: zu wenige Nutzer",
  suppressedDetail:
    "In diesem Zeitraum gibt es Daten, aber zu wenige Personen stehen dahinter, um sie zu zeigen. Das heißt nicht null.",

  aboutNumbers: "Über diese Zahlen",
  definition: "Definition",
  range: "Zeitraum",
  comparison: "Verglichen mit",
  timeZone: "Zeitzone",
  granularity: "Auflösung",
  exactness: "Genauigkeit",
  sources: "Quellen",
  sourceKinds: { raw: "Rohereignisse", sealed: "abgeschlossene Tage", rollup: "Vorberechnungen" },
  noSources: "nichts zu lesen",
  dataThrough: "Daten bis",
  queriedAt: "Abgefragt",
  rowsRead: "Gelesene Zeilen",
  duration: "Dauer",
  suppressed: "Zurückgehalten",
  eventsSince: "Einzelne Ereignisse seit",
  notKnown: "Nicht bekannt",
  adjustment: "Angepasst",
  adjustments: {
    edges:
      "Die Ränder sind auf ganze Schritte verschoben: von älteren Zeiten sind nur deren Summen aufbewahrt",
    "utc-days": "nach ganzen UTC-Tagen gefragt: von älteren Zeiten sind nur deren Summen aufbewahrt",
    events: "erst ab da gefragt, wo einzelne Ereignisse aufbewahrt sind: Summen wissen darauf keine Antwort",
  },
};
