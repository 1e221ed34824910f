import type { MetricAnswer } from "@firsthand/contract";
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { createMeta } from "../test/answers.ts";
import { getTable, renderPanel } from "../test/render.tsx";
import { TopOrgsPanel } from "./top-orgs.tsx";

const hash = "9f2c".padEnd(60, "0").concat("a41b");
const named = "1".repeat(64);

const answer: MetricAnswer<"top-orgs"> = {
  metric: "top-orgs",
  data: {
    rows: [
      { orgIdHash: named, label: "Halden & Sons", events: 900, sessions: 50, anonymousUsers: 12 },
      { orgIdHash: hash, label: hash, events: 90, sessions: 5, anonymousUsers: 2 },
    ],
    totalRows: 2,
    total: { events: 990, sessions: 55, anonymousUsers: 14 },
  },
  meta: createMeta(),
};

describe("TopOrgsPanel", () => {
  it("ranks organisations, those without a name by the ends of their hash", () => {
    const panel = renderPanel(<TopOrgsPanel answer={answer} />);
    expect(getTable(panel)).toEqual([
      ["Organisation", "Events", "Events against the largest row", "Users"],
      ["Halden & Sons", "900", "", "12"],
      ["9f2c…a41b", "90", "", "2"],
    ]);
    expect(panel.querySelector("th.fh-code")?.getAttribute("title")).toBe(hash);
  });

  it("opens an organisation in the host, by keyboard too", async () => {
    const opened: string[] = [];
    renderPanel(<TopOrgsPanel answer={answer} onOrganisationOpen={(orgIdHash) => opened.push(orgIdHash)} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Open Halden & Sons" }));
    await user.keyboard("{ArrowDown}");
    const next = screen.getAllByRole("button", { name: /^Open/ })[1];
    await waitFor(() => expect(document.activeElement).toBe(next));
    await user.keyboard("{Enter}");
    expect(opened).toEqual([named, hash]);
  });

  it("has no buttons when the host cannot open organisations", () => {
    renderPanel(<TopOrgsPanel answer={answer} />);
    expect(screen.queryByRole("button", { name: /^Open/ })).toBeNull();
  });
});
