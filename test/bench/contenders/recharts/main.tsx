import { mount } from "../shared/mount.tsx";
import { PlainDashboard } from "../shared/plain-dashboard.tsx";
import { Histogram } from "./histogram.tsx";
import { Ranked } from "./ranked.tsx";
import { Series } from "./series.tsx";

const pictures = { Series, Ranked, Histogram };

mount({
  Dashboard: ({ answers }) => <PlainDashboard answers={answers} pictures={pictures} />,
  Series,
  selectors: {
    pictures: ".panel > :not(h2, strong)",
    chart: ".panel:first-child .chart",
    pointer: ".chart .recharts-surface",
    readout: ".recharts-tooltip-wrapper",
  },
});
