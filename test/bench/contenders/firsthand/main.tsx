import {
  ActiveUsersPanel,
  ChartInteractionsPanel,
  ClientErrorsPanel,
  FeatureViewsPanel,
  FilterChangesPanel,
  SessionDurationPanel,
  TopRoutesPanel,
} from "@firsthand/panels";
import "@firsthand/panels/styles.css";
import "../shared/grid.css";
import { mount } from "../shared/mount.tsx";

mount({
  Dashboard: ({ answers }) => (
    <main className="bench-grid">
      <ActiveUsersPanel answer={answers["active-users"]} />
      <TopRoutesPanel answer={answers["top-routes"]} />
      <FeatureViewsPanel answer={answers["feature-views"]} />
      <FilterChangesPanel answer={answers["filter-changes"]} />
      <ChartInteractionsPanel answer={answers["chart-interactions"]} />
      <ClientErrorsPanel answer={answers["client-errors"]} />
      <SessionDurationPanel answer={answers["session-duration"]} />
    </main>
  ),
  Series: ({ answer }) => <ActiveUsersPanel answer={answer} />,
  selectors: {
    pictures: ".fh-panel__body",
    hidden: ".fh-hidden",
    chart: ".fh-plot--time",
    pointer: ".fh-walk-target",
    readout: ".fh-tip",
  },
});
