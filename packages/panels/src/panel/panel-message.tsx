import type { ReactNode } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { Icon, shapes } from "./icon.tsx";

/** What is written where the picture would be. */
export interface PanelMessageProps {
  readonly kind: "empty" | "error" | "suppressed";
  readonly title: string;
  readonly children: ReactNode;
}

const icons = { empty: shapes.inbox, error: shapes.alert, suppressed: shapes.shield };

/** A message in place of the picture. Suppressed is hatched, so that it is never taken for empty. */
export function PanelMessage({ kind, title, children }: PanelMessageProps) {
  const { announcer } = usePanelSettings();
  return (
    <div className={`fh-blank fh-blank--${kind}`}>
      <div className="fh-message">
        <Icon shape={icons[kind]} size={20} />
        <strong role={announcer.current ? undefined : "status"}>{title}</strong>
        {children}
      </div>
    </div>
  );
}
