import { describe, expect, it } from "vitest";
import { writeCsv } from "./write-csv.ts";

describe("writeCsv", () => {
  it("writes the mark, commas and both line ends, numbers as they are and nothing for null", () => {
    expect(
      writeCsv([
        ["Route", "Views"],
        ["/plan", 1200.5],
        [null, 0],
        ["", -0.05],
      ]),
    ).toBe("\ufeffRoute,Views\r\n/plan,1200.5\r\n,0\r\n,-0.05\r\n");
  });

  it("quotes what would break a row", () => {
    expect(writeCsv([['say "hi", twice', "two\r\nlines", " edge "]])).toBe(
      '\ufeff"say ""hi"", twice","two\r\nlines"," edge "\r\n',
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠a"])(
    "takes the formula out of %j",
    (text) => {
      expect(writeCsv([[text]])).toMatch(/^\ufeff"?'/);
    },
  );
});
