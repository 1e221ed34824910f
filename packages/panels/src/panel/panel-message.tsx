import type { ReactNode } from "react";
import { Icon, shapes } from "./icon.tsx";

/** What is written where the picture would be. */
export interface PanelMessageProps {
  readonly kind: "empty" | "error" | "suppressed";
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const icons = { empty: shapes.inbox, error: shapes.alert, suppressed: shapes.shield };

/** A message in place of the picture. Suppressed is hatched, so that it is never taken for empty. */
export function PanelMessage({ kind, title, children, action }: PanelMessageProps) {
  return (
    <div className={`fh-blank fh-blank--${kind}`}>
      <div className="fh-message" role="status">
        <Icon shape={icons[kind]} size={20} />
        <strong>{title}</strong>
        {children}
        {action}
      </div>
    </div>
  );
}
