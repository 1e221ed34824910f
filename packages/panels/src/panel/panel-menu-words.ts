/** The English words of the menu and of exports; loaded with the menu. */
export const menuWords = {
  showTable: "Show as table",
  showPicture: "Show as picture",
  exportCsv: "Export CSV",
  exportSvg: "Export SVG",
  exportPng: "Export PNG",
  pictureFailed: "The picture could not be drawn. Export CSV has its figures.",
  evidence: "Evidence",
  tableOf: (title: string) => `${title}: table`,

  // Table view
  search: "Search",
  searchRows: (title: string) => `Search in ${title}`,
  rowsShown: (shown: string, all: string) => (shown === all ? `${all} rows` : `${shown} of ${all} rows`),
  showAllRows: (all: string) => `Show all ${all}`,
  askingForAllRows: "Asking for all rows …",

  // Columns of an exported file that say what its figures are
  note: "Note",
  metric: "Metric",
  rangeStart: "Range start",
  rangeEnd: "Range end (not included)",
  comparisonStart: "Comparison start",
  comparisonEnd: "Comparison end (not included)",
  timeZone: "Time zone",
  scope: "Scope",
  filters: "Filters",
  exactness: "Exactness",
  dataThrough: "Data through",
  rangeIsOver: "Range is over",
  yes: "yes",
  no: "no",
  withheld: "Withheld rows or points",
};

/** The shape of {@link menuWords}. */
export type MenuWords = typeof menuWords;
