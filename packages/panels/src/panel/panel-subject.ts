import type { MetricAnswer, MetricId, MetricParams } from "@firsthand/contract";
import type { ComponentType, RefObject } from "react";
import type { MetricWords } from "../messages/messages.ts";
import type { PanelView, TableMaker } from "./panel-definition.ts";
import type { PanelTools } from "./panel-tools.ts";

/** What a panel shows, for the parts of it that are loaded when they are opened. */
export interface PanelSubject {
  readonly metric: MetricId;
  readonly title: string;
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
  readonly Evidence?:
    | ComponentType<{ readonly subject: PanelSubject; readonly onClose: () => void }>
    | undefined;
}

/** Props of the table view. */
export interface PanelFiguresProps {
  readonly subject: PanelSubject;
  readonly maker: TableMaker;
  /** Of the picture whose place it takes, so that nothing below the panel moves. */
  readonly heightPx: number;
  /** Written by the table view: the answer with all rows, when that is what it shows. */
  readonly shown: { current: MetricAnswer | undefined };
}

/** Props of {@link PanelMenu}. */
export interface PanelMenuProps {
  readonly subject: PanelSubject;
  readonly parts: PanelParts;
  readonly onPartsChange: (change: (parts: PanelParts) => PanelParts) => void;
}

/** Props of the menu behind the button. */
export interface PanelMenuListProps extends PanelMenuProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Shows that something is under way, and the text it ends with: what went wrong, or "". */
  readonly run: (work: Promise<string>) => void;
}
