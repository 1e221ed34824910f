import type { MetricAnswer } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { createMeta, earlier } from "../test/answers.ts";
import { getText, openTable, renderPanel } from "../test/render.tsx";
import { ActiveUsersPanel } from "./active-users.tsx";

const point = (day: number, anonymousUsers: number | null, complete = true) => ({
  start: `2026-06-${String(day).padStart(2, "0")}T00:00:00+02:00`,
  anonymousUsers,
  complete,
});

const answer: MetricAnswer<"active-users"> = {
  metric: "active-users",
  data: {
    total: { anonymousUsers: 2400 },
    points: [point(8, 1000), point(9, null), point(10, 0), point(11, 1400), point(12, 700, false)],
  },
  comparison: {
    total: { anonymousUsers: 2000 },
    points: [point(1, 900), point(2, 900), point(3, 900), point(4, 900), point(5, 500, false)],
  },
  meta: createMeta({ comparisonTimeRange: earlier }),
};

describe("ActiveUsersPanel", () => {
  it("shows the range's own count, never the sum of its days", () => {
    const panel = renderPanel(<ActiveUsersPanel answer={answer} />);
    expect(panel.dataset).toMatchObject({ metric: "active-users", state: "ready" });
    const figures = [...panel.querySelectorAll(".fh-figure")].map(getText);
    expect(figures[0]).toContain("2,400users in 5 days");
    expect(figures[0]).toContain("up 20% so far");
    expect(figures[1]).toContain("800a day on average");
  });

  it("keeps a gap a gap: not joined by the line, not 0 in the table, named in the foot", async () => {
    const panel = renderPanel(<ActiveUsersPanel answer={answer} />);
    expect(
      panel.querySelector(".fh-line:not(.fh-line--previous)")?.getAttribute("d")?.match(/M/g),
    ).toHaveLength(2);
    expect(getText(panel.querySelector("footer"))).toContain("Tue, Jun 9: nothing received");
    const [heads, ...rows] = await openTable(panel);
    expect(heads).toEqual(["Time", "Users", "Compared", "Change"]);
    expect(rows).toEqual([
      ["Mon, Jun 8", "1,000", "900", "↑ 11%"],
      ["Tue, Jun 9", "no data", "900", "—"],
      ["Wed, Jun 10", "0", "900", "↓ 100%"],
      ["Thu, Jun 11", "1,400", "900", "↑ 56%"],
      ["Fri, Jun 12, incomplete", "700", "500", "↑ 40%"],
    ]);
  });

  it("keeps a gap of the comparison a gap as well", async () => {
    const points = [point(1, 900), point(2, 900), point(3, null), point(4, 900), point(5, 500)];
    const comparison = { total: { anonymousUsers: 2000 }, points };
    const panel = renderPanel(<ActiveUsersPanel answer={{ ...answer, comparison }} />);
    expect(panel.querySelector(".fh-line--previous")?.getAttribute("d")?.match(/M/g)).toHaveLength(2);
    expect((await openTable(panel))[3]).toEqual(["Wed, Jun 10", "0", "no data", "—"]);
  });

  it("tells no change of a running day beside a whole one", async () => {
    const points = [point(1, 900), point(2, 900), point(3, 900), point(4, 900), point(5, 900)];
    const comparison = { total: { anonymousUsers: 2000 }, points };
    const table = await openTable(renderPanel(<ActiveUsersPanel answer={{ ...answer, comparison }} />));
    expect(table.at(-1)).toEqual(["Fri, Jun 12, incomplete", "700", "900", "—"]);
  });

  it("marks the running day: dotted, with a hollow dot, told as so far", () => {
    const panel = renderPanel(<ActiveUsersPanel answer={answer} />);
    expect(panel.querySelectorAll(".fh-dot")).toHaveLength(1);
    expect(panel.querySelector(".fh-line--incomplete")).not.toBeNull();
    expect([...panel.querySelectorAll(".fh-end--accent")].map(getText)).toEqual(["700", "today so far"]);
  });

  it("describes range, zone, extremes and direction to who cannot see the picture", () => {
    const label = renderPanel(<ActiveUsersPanel answer={answer} />)
      .querySelector("svg[role=img]")
      ?.getAttribute("aria-label");
    expect(label).toBe(
      "users per day, Jun 8 – Jun 12, Europe/Berlin. Highest 1,400 (Thu, Jun 11), lowest 0 (Wed, Jun 10), rising.",
    );
  });

  it("never calls the running day the lowest, and tells it as incomplete before it is walked", () => {
    const points = [point(10, 9), point(11, 5), point(12, 1, false)];
    const panel = renderPanel(<ActiveUsersPanel answer={{ ...answer, data: { ...answer.data, points } }} />);
    expect(panel.querySelector("svg[role=img]")?.getAttribute("aria-label")).toContain(
      "lowest 5 (Thu, Jun 11)",
    );
    expect(panel.querySelector("[role=slider]")?.getAttribute("aria-valuetext")).toBe(
      "Fri, Jun 12: 1 user (incomplete)",
    );
  });

  describe("over hours of several days", () => {
    const hour = (i: number, anonymousUsers: number | null) => ({
      start: `2026-06-${11 + Math.floor(i / 24)}T${String(i % 24).padStart(2, "0")}:00:00+02:00`,
      anonymousUsers,
      complete: true,
    });
    const byHour = (figure: (i: number) => number | null) => ({
      ...answer,
      data: { ...answer.data, points: Array.from({ length: 38 }, (_, i) => hour(i, figure(i))) },
      comparison: undefined,
      meta: createMeta({ granularity: "hour", queriedAt: "2026-06-12T12:00:00Z" }),
    });

    it("names hours with their day", () => {
      const panel = renderPanel(
        <ActiveUsersPanel answer={byHour((i) => (i === 37 ? 90 : i % 24 === 13 ? null : 40))} />,
      );
      expect(panel.querySelector("svg[role=img]")?.getAttribute("aria-label")).toContain(
        "lowest 40 (Jun 11, 00:00)",
      );
      expect(getText(panel.querySelector("footer"))).toContain("Jun 11, 13:00: nothing received");
    });

    it("names the last point that is known, where hours are still to come", () => {
      const panel = renderPanel(<ActiveUsersPanel answer={byHour((i) => (i < 30 ? 40 : null))} />);
      const labels = [...panel.querySelectorAll(".fh-end--accent")];
      expect(labels.map(getText)).toEqual(["40", "05:00"]);
      expect(labels[0]?.getAttribute("x")).toBe("78.38%");
    });

    it("has its own article in the mean", () => {
      const panel = renderPanel(<ActiveUsersPanel answer={byHour(() => 40)} />);
      expect(getText(panel.querySelectorAll(".fh-figure")[1] ?? null)).toContain("40an hour on average");
    });
  });

  it("draws a single point as a dot in the middle", () => {
    const one = { ...answer, data: { ...answer.data, points: [point(11, 5)] }, comparison: undefined };
    const panel = renderPanel(<ActiveUsersPanel answer={one} />);
    expect(panel.querySelector(".fh-line--lone")?.getAttribute("d")).toMatch(/^M500,/);
    expect(panel.textContent).not.toContain("NaN");
  });

  it("tells a withheld point from a gap", async () => {
    const points = [point(8, 9), { ...point(9, null), suppressed: true as const }, point(10, 8)];
    const panel = renderPanel(
      <ActiveUsersPanel
        answer={{
          ...answer,
          data: { ...answer.data, points },
          comparison: undefined,
          meta: createMeta({ suppressed: 1 }),
        }}
      />,
    );
    expect(panel.querySelectorAll(".fh-withheld")).toHaveLength(1);
    expect(panel.querySelector(".fh-withheld")?.getAttribute("d")).toMatch(/^M250 40L750 0M/);
    expect(panel.querySelector(".fh-gap")).toBeNull();
    expect((await openTable(panel))[2]).toEqual(["Tue, Jun 9", "withheld"]);
    expect(getText(panel.querySelector("footer"))).toContain("1 withheld: too few users");
    expect(getText(panel.querySelector("footer"))).not.toContain("nothing received");
  });

  it("names an annotation above the plot, in the label and in its row, and none outside the range", async () => {
    const annotations = [
      { at: "2026-06-10T07:00:00Z", label: "release 4.2" },
      { at: "2026-06-13T00:00:00+02:00", label: "release 4.3" },
    ];
    const panel = renderPanel(
      <TelemetryProvider annotations={annotations}>
        <ActiveUsersPanel answer={answer} />
      </TelemetryProvider>,
    );
    expect(getText(panel.querySelector(".fh-variant--wide .fh-annotation__name"))).toBe("release 4.2");
    expect(panel.querySelector(".fh-annotation")?.getAttribute("d")).toBe("M500 -30V1000");
    expect(panel.querySelector("svg[role=img]")?.getAttribute("aria-label")).toMatch(
      /Marked: release 4\.2 \(Wed, Jun 10\)\.$/,
    );
    expect((await openTable(panel))[3]?.[0]).toBe("Wed, Jun 10 (release 4.2)");
    expect(panel.textContent).not.toContain("release 4.3");
  });

  it.each([
    ["at every width", ["2026-06-10T07:00:00Z", "2026-06-11T07:00:00Z"], "a release with a long name", ""],
    [
      "where it is narrow",
      ["2026-06-08T07:00:00Z", "2026-06-11T07:00:00Z"],
      "release 4.2",
      "fh-variant--narrow",
    ],
  ])("says in the foot which number is what, %s", (_, times, label, className) => {
    const annotations = times.map((at, i) => ({ at, label: `${label} ${i}` }));
    const panel = renderPanel(
      <TelemetryProvider annotations={annotations}>
        <ActiveUsersPanel answer={answer} />
      </TelemetryProvider>,
    );
    const keys = [...panel.querySelectorAll("footer > span")].filter((span) =>
      span.textContent?.includes(label),
    );
    expect(keys.map(getText)).toEqual([`1 ${label} 0`, `2 ${label} 1`]);
    expect(keys.map((key) => key.className)).toEqual([className, className]);
  });

  it("needs no key where labels have room", () => {
    const panel = renderPanel(
      <TelemetryProvider annotations={[{ at: "2026-06-10T07:00:00Z", label: "release 4.2" }]}>
        <ActiveUsersPanel answer={answer} />
      </TelemetryProvider>,
    );
    expect(getText(panel.querySelector("footer"))).not.toContain("release 4.2");
  });
});
