import type { MetricAnswer, MetricId, MetricParams } from "@firsthand/contract";
import type { ComponentType, RefObject } from "react";
import type { MetricWords } from "../messages/messages.ts";
import type { PanelView, TableMaker } from "./panel-definition.ts";
import type { PanelProps } from "./panel-props.ts";
import type { PanelTools } from "./panel-tools.ts";

/** What a panel shows, for the parts of it that are loaded when they are opened. */
export interface PanelSubject {
  readonly metric: MetricId;
  readonly title: string;
  /** The level of the title in the page's outline. @default 2 */
  readonly headingLevel?: PanelProps<MetricId>["headingLevel"];
  /** The words of the metric. */
  readonly words: MetricWords;
  readonly params: MetricParams;
  /** Whether the answer was given by the host, so that nothing is asked. */
  readonly isStatic: boolean;
  readonly tools: PanelTools;
  readonly answer: MetricAnswer | undefined;
  /** Null when there are no figures. */
  readonly view: PanelView | null;
  loadTable(): Promise<TableMaker>;
}

/** What takes the place of the picture, or stands beside it. */
export interface PanelParts {
  readonly table?:
    | {
        readonly Figures: ComponentType<PanelFiguresProps>;
        readonly props: Omit<PanelFiguresProps, "subject">;
      }
    | undefined;
  readonly Evidence?: ComponentType<PanelEvidenceProps> | undefined;
}

/** Changes which parts are open. */
type PartsChange = (change: (parts: PanelParts) => PanelParts) => void;

/** Props of the evidence. */
export interface PanelEvidenceProps {
  readonly subject: PanelSubject;
  readonly onPartsChange: PartsChange;
}

/** Props of the table view. */
export interface PanelFiguresProps {
  readonly subject: PanelSubject;
  readonly maker: TableMaker;
  /** Of the picture whose place it takes, and of the foot as it was below that, so that nothing below the panel moves. */
  readonly heightPx: number;
  /** Written by the table view, which is not there while its panel asks anew. */
  readonly kept: KeptFigures;
  /** Puts the picture back. */
  readonly onClose: () => void;
}

/** What outlives a table view. */
export interface KeptFigures {
  /** The answer with all rows, when that is what it shows. */
  answer: MetricAnswer | undefined;
  view: FiguresView;
}

/** What the reader has chosen of a table. */
export interface FiguresView {
  readonly search: string;
  readonly sort: RowSort | null;
  /** Whether all rows are wanted, beyond those of the picture. */
  readonly isWhole: boolean;
}

/** By which column rows are put in order. */
export interface RowSort {
  /** Its title: a comparison puts other columns between them. */
  readonly column: string;
  readonly isDescending: boolean;
}

/** Props of {@link PanelMenu}. */
export interface PanelMenuProps {
  readonly subject: PanelSubject;
  readonly parts: PanelParts;
  readonly onPartsChange: PartsChange;
}

/** Props of the menu behind the button. */
export interface PanelMenuListProps extends PanelMenuProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Shows that something is under way, and the text it ends with: what went wrong, or "". */
  readonly run: (work: Promise<string>) => void;
}
