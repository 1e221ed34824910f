import type { MetricAnswer } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { createMeta } from "../test/answers.ts";
import { getCheckables } from "./checkable.ts";

const figures = { events: 9, sessions: 9, anonymousUsers: 9 };

function answerOf(total: object, suppressed = 0): MetricAnswer<"top-routes"> {
  return {
    metric: "top-routes",
    data: { rows: [], totalRows: 0, total: { ...figures, ...total } },
    meta: createMeta({ suppressed }),
  };
}

describe("getCheckables", () => {
  it("learns of days that are withheld, although the others may all have figures", () => {
    const answer = answerOf({});
    const subject = { metric: "top-routes", params: {}, answer, tools: { meta: answer.meta } };
    const [all] = getCheckables(subject as unknown as PanelSubject);
    const read = (again: MetricAnswer) => all?.read(again).hasWithheld;
    expect(read(answerOf({ trend: [4, null, 5] }))).toBe(false);
    expect(read(answerOf({ trend: [4, 3], trendSuppressed: [1] }))).toBe(true);
    expect(read(answerOf({ trend: [4, 3] }, 1))).toBe(true);
  });
});
