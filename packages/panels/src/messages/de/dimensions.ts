import type { Dimension } from "@firsthand/contract";

/** What names of events are called, in German. */
export const dimensions: Readonly<Record<Dimension, string>> = {
  routePattern: "Route",
  source: "Quelle",
  feature: "Funktion",
  surface: "Oberfläche",
  view: "Ansicht",
  filterKey: "Filterschlüssel",
  chart: "Diagramm",
  action: "Aktion",
  boundary: "Bereich",
  errorClass: "Fehlerklasse",
};
