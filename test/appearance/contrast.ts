import type { Page } from "playwright-core";

/** How an element is painted, and how well that can be told from what is behind it. */
export interface Contrast {
  readonly mark: string;
  readonly ratio: number;
}

/**
 * The contrast of these properties of every element that is drawn, as WCAG 2 defines it, with the ground that lies behind the element.
 * `inside` takes the element's own ground, as for text.
 */
export function readContrasts(
  page: Page,
  selector: string,
  property:
    | "color"
    | "fill"
    | "stroke"
    | "backgroundColor"
    | "borderTopColor"
    | "outlineColor"
    | "textDecorationColor",
  ground: "behind" | "inside" = "behind",
): Promise<Contrast[]> {
  return page.$$eval(
    selector,
    (elements, { name, isInside }) => {
      const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      if (brush === null) throw new Error("This browser paints nothing.");
      /** Colours one over the other, the last one on top. */
      const paint = (colors: readonly string[]): number => {
        brush.clearRect(0, 0, 1, 1);
        for (const color of ["#fff", ...colors]) {
          brush.fillStyle = color;
          brush.fillRect(0, 0, 1, 1);
        }
        const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((byte) => {
          const share = byte / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      return elements.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        // A dot is a line without length, and has no box.
        const hasBox = element instanceof SVGElement || width + height > 0;
        if (!element.checkVisibility({ visibilityProperty: true }) || !hasBox) return [];
        const grounds: string[] = [];
        for (let box = isInside ? element : element.parentElement; box !== null; box = box.parentElement)
          grounds.unshift(getComputedStyle(box).backgroundColor);
        const color = getComputedStyle(element)[name];
        if (color === "none") return [];
        const [a, b] = [paint([...grounds, color]), paint(grounds)];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const words = `${element.getAttribute("class") ?? element.tagName} "${element.textContent?.slice(0, 20)}"`;
        const panel = element.closest("[data-metric]")?.getAttribute("data-metric") ?? "page";
        return [{ mark: `${panel}: ${words}`, ratio: Math.round(ratio * 100) / 100 }];
      });
    },
    { name: property, isInside: ground === "inside" },
  );
}
