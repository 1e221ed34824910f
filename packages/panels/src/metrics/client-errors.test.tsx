import type { MetricAnswer } from "@firsthand/contract";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createMeta, earlier } from "../test/answers.ts";
import { getTable, getText, renderPanel } from "../test/render.tsx";
import { ClientErrorsPanel } from "./client-errors.tsx";

const row = (errorClass: string | null, errors: number, anonymousUsers = 3) => ({
  routePattern: "/plan/[scope]",
  boundary: "route",
  errorClass,
  errors,
  anonymousUsers,
  trend: [0, null, errors],
});

const answer: MetricAnswer<"client-errors"> = {
  metric: "client-errors",
  data: {
    rows: [row("TypeError", 61), row("ChunkLoadError", 41), row(null, 2)],
    totalRows: 3,
    total: { errors: 104, anonymousUsers: 40 },
  },
  comparison: {
    rows: [row("TypeError", 122), row("ChunkLoadError", 0), row(null, 2)],
    totalRows: 3,
    total: { errors: 124, anonymousUsers: 44 },
  },
  meta: createMeta({ comparisonTimeRange: earlier }),
};

describe("ClientErrorsPanel", () => {
  it("ranks errors by class, route and boundary with the users they affect", () => {
    const rows = getTable(renderPanel(<ClientErrorsPanel answer={answer} />));
    expect(rows[0]?.slice(0, 4)).toEqual(["Error class", "Route", "Boundary", "Errors"]);
    expect(rows[1]?.slice(1, 4)).toEqual(["/plan/[scope]", "route", "61"]);
    expect(rows[3]?.[0]).toContain("unknown");
  });

  it("marks as new what did not occur in the comparison, and counts it", () => {
    const panel = renderPanel(<ClientErrorsPanel answer={answer} />);
    const tags = [...panel.querySelectorAll(".fh-tag")];
    expect(tags.map((tag) => getText(tag.closest("th")))).toEqual(["ChunkLoadErrornew"]);
    expect(tags[0]?.getAttribute("title")).toBe("none in Jun 1 – Jun 5");
    expect(getText(panel.querySelector(".fh-panel__bar"))).toContain("1new, none in Jun 1 – Jun 5");
  });

  it("draws the days that are over, and tells in how many of those that are known there were any", () => {
    const trendStarts = ["09", "10", "11", "12"].map((day) => `2026-06-${day}T00:00:00+02:00`);
    const rows = [{ ...row("TypeError", 61), trend: [null, 4, 0, 57] }];
    const panel = renderPanel(
      <ClientErrorsPanel
        answer={{
          ...answer,
          data: { ...answer.data, rows },
          meta: createMeta({ comparisonTimeRange: earlier, trendStarts }),
        }}
      />,
    );
    expect(panel.querySelector(".fh-spark")?.getAttribute("aria-label")).toBe(
      "Per day: in 1 of 2, at most 4",
    );
  });

  it("draws no bars where every day is withheld, and calls no error new that was", () => {
    const rows = [{ ...row("TypeError", 61), trend: [null, null, null], trendSuppressed: [0, 1, 2] }];
    const before = { ...row("TypeError", 0), errors: null };
    const panel = renderPanel(
      <ClientErrorsPanel
        answer={{
          ...answer,
          data: { ...answer.data, rows },
          comparison: { rows: [before], totalRows: 0, total: { errors: null, anonymousUsers: null } },
        }}
      />,
    );
    expect(panel.querySelectorAll(".fh-spark, .fh-tag")).toHaveLength(0);
  });

  it("calls nothing new when there is nothing to compare with", () => {
    const alone = { ...answer, comparison: undefined, meta: createMeta() };
    const panel = renderPanel(<ClientErrorsPanel answer={alone} />);
    expect(panel.querySelector(".fh-tag")).toBeNull();
    expect(getTable(panel)[0]).not.toContain("Change");
  });

  it("does not count new errors of rows that it cannot see", () => {
    const cut = {
      ...answer,
      data: { ...answer.data, totalRows: 90 },
      meta: createMeta({ comparisonTimeRange: earlier, truncated: true }),
    };
    expect(
      getText(renderPanel(<ClientErrorsPanel answer={cut} />).querySelector(".fh-panel__bar")),
    ).toContain("new among those shown");
  });

  it("adds errors up by route, boundary or class, and no users, who overlap", async () => {
    const elsewhere = { ...row("TypeError", 9), routePattern: "/people" };
    const wide = {
      ...answer,
      data: {
        rows: [...answer.data.rows, elsewhere],
        totalRows: 6,
        total: { errors: 120, anonymousUsers: 40 },
      },
      comparison: {
        rows: [...(answer.comparison?.rows ?? []), { ...elsewhere, errors: 6 }],
        totalRows: 4,
        total: { errors: 130, anonymousUsers: 44 },
      },
    };
    const panel = renderPanel(<ClientErrorsPanel answer={wide} />);
    fireEvent.click(screen.getByRole("button", { name: "Route" }));
    await waitFor(() => expect(getTable(panel)[0]?.slice(0, 2)).toEqual(["Route", "Errors"]));
    expect(getTable(panel)[0]).not.toContain("Affected");
    expect(
      getTable(panel)
        .slice(1)
        .map((cells) => [cells[0], cells[1], cells[3]]),
    ).toEqual([
      ["/plan/[scope]", "104", "down 16% so far"],
      ["/people", "9", "up 50% so far"],
      ["others", "7", "—"],
    ]);
    expect(getText(panel.querySelector("footer"))).toContain("2 rarer errors are in no row");
    fireEvent.click(screen.getByRole("button", { name: "Error class" }));
    await waitFor(() => expect(getTable(panel)[0]?.[0]).toBe("Error class"));
    expect(getTable(panel)[1]?.slice(0, 2)).toEqual(["TypeError", "70"]);
  });
});
