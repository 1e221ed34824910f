import type { MetricAnswer, MetricId, MetricParams } from "@firsthand/contract";
import type { ComponentType, RefObject } from "react";
import type { PanelView } from "./panel-definition.ts";
import type { PanelTools } from "./panel-tools.ts";

/** What a panel shows, for the parts of it that are loaded when they are opened. */
export interface PanelSubject {
  readonly metric: MetricId;
  readonly title: string;
  readonly params: MetricParams;
  /** Whether the answer was given by the host, so that nothing is asked. */
  readonly isStatic: boolean;
  readonly tools: PanelTools;
  readonly answer: MetricAnswer | undefined;
  /** Null when there are no figures. */
  readonly view: PanelView | null;
}

/** What takes the place of the picture, or stands beside it. */
export interface PanelParts {
  readonly Table?: ComponentType<{ readonly subject: PanelSubject }> | undefined;
  readonly Evidence?:
    | ComponentType<{ readonly subject: PanelSubject; readonly onClose: () => void }>
    | undefined;
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
