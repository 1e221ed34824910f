import type { ReactNode } from "react";
import type { PanelSubject } from "../panel/panel-subject.ts";

/** The element of a heading that lies this many levels below the panel's title. */
export function getHeading({ headingLevel = 2 }: PanelSubject, below: 1 | 2) {
  return (["h3", "h4", "h5", "h6"] as const)[headingLevel + below - 3] ?? "h6";
}

/** The line above a part of the evidence: its heading, and what stands at the end of it. */
export function PartHead(props: {
  readonly subject: PanelSubject;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const Heading = getHeading(props.subject, 2);
  return (
    <div className="fh-evidence__bar">
      <Heading>{props.title}</Heading>
      {props.children}
    </div>
  );
}
