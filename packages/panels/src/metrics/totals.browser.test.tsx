import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import "../styles/styles.css";
import { answerOf } from "../test/state-props.ts";
import { TotalsPanel } from "./totals.tsx";

afterEach(cleanup);

const answer = answerOf("totals", { params: { compare: "previous", trend: true } });
const { comparison } = answer;

describe("TotalsPanel", () => {
  it.each([
    [1024, 4],
    [390, 2],
  ])(
    "draws the trends of a row at one height, where only some changes need a line of their own: %d px",
    (widthPx, columns) => {
      if (comparison === undefined) throw new Error("There is no comparison.");
      // One change is far longer than the others.
      const long = { ...answer, data: { ...answer.data, sessions: 123_456_789 } };
      const { container } = render(<TotalsPanel answer={long} />);
      container.setAttribute("style", `width: ${widthPx}px; font-family: monospace`);
      const row = [...container.querySelectorAll(".fh-total .fh-spark")].slice(0, columns);
      expect(row).toHaveLength(columns);
      expect(new Set(row.map((trend) => trend.getBoundingClientRect().top)).size).toBe(1);
    },
  );
});
