import type { MetricAnswer, MetricId, MetricParams } from "@firsthand/contract";
import type { ComponentType, ReactNode } from "react";
import type { MetricWords } from "../messages/messages.ts";
import type { ArrangementPicker } from "./arrangement-picker.tsx";
import type { Change } from "./change.tsx";
import type { PanelTable } from "./panel-table.ts";
import type { PanelTools } from "./panel-tools.ts";
import type { SkeletonProps } from "./skeleton.tsx";

/** A number of the headline. */
export interface Figure {
  readonly value: string;
  /** Its unit, always written beside it. */
  readonly label: string;
  /** Undefined when there is nothing to compare with. */
  readonly change?: Change | undefined;
}

/** What a metric makes of an answer; the frame puts it in place. */
export interface PanelView {
  readonly figures: readonly Figure[];
  readonly picture: ReactNode;
  readonly legend?: ReactNode;
  /** Whether the legend tells the range and the comparison, so that the foot need not. @default false */
  readonly isRangeInLegend?: boolean;
  /** Whether there are rows that the picture has no place for. @default false */
  readonly isCut?: boolean;
  /** Sentences of the foot. */
  readonly notes: readonly string[];
}

/** The forms a picture has; each keeps its own height in all states. */
export type PanelLayout = "series" | "ranked" | "heat" | "histogram" | "strip";

/** Everything that makes one metric's panel different from the others. */
export interface PanelDefinition<M extends MetricId, W extends MetricWords = MetricWords> {
  readonly metric: M;
  readonly words: W;
  readonly layout: PanelLayout;
  /** The final shape without figures, shown while loading. */
  readonly Skeleton: ComponentType<SkeletonProps>;
  /** What this panel asks unless a host says otherwise. @default nothing of its own */
  readonly params?: MetricParams;
  /** How many rows a ranked picture has when it is full. @default the limit that is asked for */
  readonly rows?: number;
  /** Other ways to lay out the same figures. @default none */
  readonly arrangements?: Arrangements<M, W>;
  /** The labels of the headline, for the states without figures. */
  figureLabels(words: W): readonly string[];
  /** Whether there is nothing to draw. */
  isEmpty(data: MetricAnswer<M>["data"]): boolean;
  /** Pure. What it throws becomes the panel's error state. */
  draw(answer: MetricAnswer<M>, tools: PanelTools, words: W): PanelView;
  /** Fetches what makes the figures a table; called when somebody wants to read or to export it. */
  loadTable(): Promise<TableMaker<M, W>>;
}

/** What a module of a metric's table exports. */
export interface TableMaker<M extends MetricId = MetricId, W extends MetricWords = MetricWords> {
  /** Pure. The same figures as the picture's, to read and to export. */
  getTable(answer: MetricAnswer<M>, tools: PanelTools, words: W): PanelTable;
}

/** Ways to lay out the same figures, among which a reader chooses. */
export interface Arrangements<M extends MetricId, W extends MetricWords = MetricWords> {
  /** Chooses among them. Named here, so that a panel without arrangements does not load it. */
  readonly Picker: typeof ArrangementPicker;
  /** Their titles; the first is that of the definition's own drawing. */
  titles(words: W): readonly string[];
  /** What all but the first ask for beside the definition's own: rows that are added up have to be there. */
  readonly params?: MetricParams;
  /** How many rows the pictures of all but the first have when they are full. */
  readonly rows: number;
  /** Fetches what draws all but the first. */
  load(): Promise<Arranger<M, W>>;
}

/** What a module of arrangements exports. */
export interface Arranger<M extends MetricId, W extends MetricWords = MetricWords> {
  /** As `draw` of the definition; `arrangement` is a place in the titles. */
  drawArranged(answer: MetricAnswer<M>, tools: PanelTools, words: W, arrangement: number): PanelView;
}

/** A way to lay out the figures that a reader has chosen, and what draws it. */
export interface Arranged<M extends MetricId, W extends MetricWords> {
  readonly at: number;
  readonly arranger: Arranger<M, W>;
}
