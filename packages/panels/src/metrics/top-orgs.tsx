"use client";

import type { MetricAnswer, MetricData } from "@firsthand/contract";
import { useMemo } from "react";
import { BarCell } from "../chart/bar-cell.tsx";
import { getChange, markChange } from "../panel/change.tsx";
import { writeCount } from "../panel/count-cell.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import { isolateName } from "../panel/name.tsx";
import type { CellName } from "../panel/name-cell.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { describeRows, getOthers, indexRows } from "../panel/ranked.ts";
import { type RankedColumn, RankedTable } from "../panel/ranked-table.tsx";
import { RankedSkeleton } from "../panel/skeleton.tsx";
import { getOrgLabel } from "./top-orgs.label.ts";

type Row = MetricData<"top-orgs">["rows"][number];

/** The English words of {@link TopOrgsPanel}. */
export const topOrgsWords = {
  title: "Top organisations",
  question: "Which organisations use the product most?",
  empty: "Organisations by events appear here.",
  organisation: "Organisation",
  events: "Events",
  eventsLabel: "events in organisations",
  sessions: "Sessions",
  users: "Users",
  bar: "Events against the largest row",
  open: (organisation: string) => `Open ${organisation}`,
};

type Words = typeof topOrgsWords;

/** Props of {@link TopOrgsPanel}. */
export interface TopOrgsPanelProps extends PanelProps<"top-orgs"> {
  /** Opens an organisation in the host. With it, each name is a button. */
  readonly onOrganisationOpen?: ((orgIdHash: string) => void) | undefined;
}

/**
 * Organisations ranked by events, in platform scope only. An organisation without a name at the host is shown by the ends of its hash. Asks for 10 rows.
 * Empty when there is no row.
 */
export function TopOrgsPanel({ onOrganisationOpen, ...props }: TopOrgsPanelProps) {
  const definition = useMemo(() => define(onOrganisationOpen), [onOrganisationOpen]);
  return <MetricPanel definition={definition} props={props} />;
}

function define(onOpen: TopOrgsPanelProps["onOrganisationOpen"]): PanelDefinition<"top-orgs", Words> {
  return {
    metric: "top-orgs",
    words: topOrgsWords,
    layout: "ranked",
    Skeleton: RankedSkeleton,
    params: { limit: 10 },
    figureLabels: (words) => [words.eventsLabel],
    isEmpty: (data) => data.rows.length === 0,
    draw: (answer, tools, words) => draw(answer, tools, words, onOpen),
    loadTable: () => import("./top-orgs.table.ts"),
  };
}

const keyOf = (row: Row) => row.orgIdHash;

function draw(
  answer: MetricAnswer<"top-orgs">,
  tools: PanelTools,
  words: Words,
  onOpen: TopOrgsPanelProps["onOrganisationOpen"],
): PanelView {
  const { data, comparison } = answer;
  const { format, messages } = tools;
  const { rows, total, totalRows } = data;
  const highest = Math.max(0, ...rows.map((row) => row.events ?? 0));
  const before = indexRows(comparison, keyOf, tools);
  const others = getOthers(
    total.events,
    rows.map((row) => row.events),
    totalRows,
  );
  const nameOf = (row: Row): CellName => {
    const name = getOrgLabel(row);
    return {
      name,
      ...(row.label === row.orgIdHash && { form: "code", title: row.label }),
      open: onOpen && { label: words.open(isolateName(name)), run: () => onOpen(row.orgIdHash) },
    };
  };
  const columns: RankedColumn<Row>[] = [
    {
      id: "name",
      title: words.organisation,
      kind: "name",
      cell: nameOf,
      others: messages.others(others.count, format.count(others.count)),
    },
    {
      id: "value",
      title: words.events,
      kind: "figure",
      sorted: true,
      cell: (row) => writeCount(row.events, tools),
      others: writeCount(others.value, tools),
    },
    {
      id: "bar",
      title: words.bar,
      titleHidden: true,
      kind: "picture",
      cell: (row) => <BarCell value={row.events} highest={highest} />,
    },
    {
      id: "users",
      title: words.users,
      kind: "figure",
      cell: (row) => writeCount(row.anonymousUsers, tools),
    },
  ];
  if (before !== null) {
    columns.push({
      id: "change",
      title: messages.change,
      kind: "figure",
      cell: (row) => markChange(getChange(row.events, before.get(keyOf(row))?.events), tools),
    });
  }
  return {
    figures: [
      {
        value: format.count(total.events),
        label: words.eventsLabel,
        change: getChange(total.events, comparison?.total.events),
      },
    ],
    picture: (
      <RankedTable
        name="orgs"
        caption={words.title}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        hasOthers={others.count > 0}
      />
    ),
    isCut: others.count > 0,
    notes: [describeRows(rows.length, totalRows, tools)],
  };
}
