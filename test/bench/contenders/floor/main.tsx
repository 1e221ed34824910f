import { mount } from "../shared/mount.tsx";
import { PlainDashboard } from "../shared/plain-dashboard.tsx";
import { PlainTable } from "../shared/plain-panel.tsx";
import type { RankedPanel } from "../shared/ranked.ts";
import { Bar, Trend } from "./cells.tsx";
import { Histogram } from "./histogram.tsx";
import { Series } from "./series.tsx";

const pictures = {
  Series,
  Ranked: ({ panel }: { readonly panel: RankedPanel }) => (
    <PlainTable panel={panel} Bar={Bar} Trend={Trend} />
  ),
  Histogram,
};

mount({
  Dashboard: ({ answers }) => <PlainDashboard answers={answers} pictures={pictures} />,
  Series,
  selectors: {
    pictures: ".panel > :not(h2, strong)",
    chart: ".panel:first-child .chart",
    pointer: ".chart rect",
    readout: ".tip",
  },
});
