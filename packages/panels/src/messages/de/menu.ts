import type { MenuWords } from "../../panel/panel-menu-words.ts";

/** The words of the menu and of exports, in German. */
export const menu: MenuWords = {
  showTable: "Als Tabelle zeigen",
  showPicture: "Als Grafik zeigen",
  exportCsv: "CSV exportieren",
  exportSvg: "SVG exportieren",
  exportPng: "PNG exportieren",
  pictureFailed: "Die Grafik konnte nicht gezeichnet werden. Die CSV-Datei enthält ihre Zahlen.",
  evidence: "Belege",
  tableOf: (title) => `${title}: Tabelle`,

  search: "Suchen",
  searchRows: (title) => `In ${title} suchen`,
  rowsShown: (shown, all) => (shown === all ? `${all} Zeilen` : `${shown} von ${all} Zeilen`),
  showAllRows: (all) => `Alle ${all} zeigen`,
  askingForAllRows: "Alle Zeilen werden abgefragt …",

  note: "Hinweis",
  metric: "Kennzahl",
  rangeStart: "Beginn des Zeitraums",
  rangeEnd: "Ende des Zeitraums (nicht enthalten)",
  comparisonStart: "Beginn des Vergleichszeitraums",
  comparisonEnd: "Ende des Vergleichszeitraums (nicht enthalten)",
  timeZone: "Zeitzone",
  scope: "Geltungsbereich",
  filters: "Filter",
  exactness: "Genauigkeit",
  dataThrough: "Daten bis",
  rangeIsOver: "Zeitraum ist zu Ende",
  yes: "ja",
  no: "nein",
  withheld: "Zurückgehaltene Zeilen oder Punkte",
};
