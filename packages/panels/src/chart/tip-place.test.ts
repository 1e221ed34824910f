import { describe, expect, it } from "vitest";
import { getTipPlace, TIP_GAP, type TipPlaceOptions } from "./tip-place.ts";

const wide: TipPlaceOptions = {
  point: { left: 300, right: 300, top: 80, bottom: 120 },
  tip: { width: 212, height: 120 },
  plotRight: 900,
  room: { left: -20, right: 1000, top: -140, bottom: 300 },
  top: 34,
};
const narrow: TipPlaceOptions = {
  ...wide,
  plotRight: 170,
  room: { left: -12, right: 258, top: -140, bottom: 320 },
};

describe("getTipPlace", () => {
  it("stands beside the point, on the side that leaves the end labels free", () => {
    expect(getTipPlace(wide)).toEqual({ x: 300 + TIP_GAP, y: 34 });
    const atEnd = getTipPlace({ ...wide, point: { ...wide.point, left: 890, right: 890 } });
    expect(atEnd).toEqual({ x: 890 - TIP_GAP - 212, y: 34 });
  });

  it("covers the end labels rather than the point", () => {
    const place = getTipPlace({ ...wide, plotRight: 320, point: { ...wide.point, left: 150, right: 150 } });
    expect(place.x).toBe(150 + TIP_GAP);
  });

  it("goes above or below where neither side has room, and never covers the point or leaves the room", () => {
    for (let x = 44; x <= 170; x += 3) {
      for (let y = 28; y <= 250; y += 6) {
        const point = { left: x, right: x, top: y, bottom: Math.min(250, y + 30) };
        const place = getTipPlace({ ...narrow, point });
        const { width, height } = narrow.tip;
        expect(place.x).toBeGreaterThanOrEqual(narrow.room.left);
        expect(place.x + width).toBeLessThanOrEqual(narrow.room.right);
        expect(place.y).toBeGreaterThanOrEqual(narrow.room.top);
        expect(place.y + height).toBeLessThanOrEqual(narrow.room.bottom);
        const isApartAcross = place.x >= x + TIP_GAP || place.x + width <= x - TIP_GAP;
        const isApartDown = place.y >= point.bottom || place.y + height <= point.top;
        expect(isApartAcross || isApartDown).toBe(true);
      }
    }
  });
});
