import { getFont } from "./draw-text.ts";
import { readPaint } from "./paint.ts";
import { type Attributes, keepValid, type Sheet } from "./sheet.ts";
import { type Stretch, stretchPath } from "./stretch-path.ts";

/** Copies the shapes of a drawing in the page: where they stand by now, and as the style sheet paints them. */
export function copyDrawing(sheet: Sheet, drawing: SVGElement): void {
  for (const part of drawing.children) {
    if (!(part instanceof SVGGraphicsElement)) continue;
    const style = getComputedStyle(part);
    // What a walked point covers for now has no visibility, and is copied all the same: the walk is no part of the picture.
    if (style.display === "none" || Number(style.opacity) === 0) continue;
    const matrix = part.getScreenCTM();
    if (part instanceof SVGGElement || part instanceof SVGSVGElement) copyDrawing(sheet, part);
    else if (matrix !== null) {
      const { a, b, c, d } = matrix;
      copyShape(sheet, part, style, { a, b, c, d, e: matrix.e - sheet.left, f: matrix.f - sheet.top });
    }
  }
}

function copyShape(sheet: Sheet, shape: SVGGraphicsElement, style: CSSStyleDeclaration, to: Stretch): void {
  const x = (value: number) => to.a * value + to.e;
  const y = (value: number) => to.d * value + to.f;
  const scale = Math.sqrt(Math.abs(to.a * to.d));
  const paint = getPaint(style, style.vectorEffect === "non-scaling-stroke" ? 1 : scale);
  const path = getPath(shape);
  if (path !== null) {
    const stretched = stretchPath(path, to);
    if (path === "") return;
    if (stretched !== null) sheet.add("path", { d: stretched, ...paint });
    else
      sheet.add("path", {
        d: path,
        ...getPaint(style, 1),
        transform: `matrix(${to.a} ${to.b} ${to.c} ${to.d} ${to.e} ${to.f})`,
      });
  } else if (shape instanceof SVGLineElement) {
    const { x1, y1, x2, y2 } = shape;
    sheet.add("line", {
      x1: x(x1.baseVal.value),
      y1: y(y1.baseVal.value),
      x2: x(x2.baseVal.value),
      y2: y(y2.baseVal.value),
      ...paint,
    });
  } else if (shape instanceof SVGRectElement) {
    const width = shape.width.baseVal.value * to.a;
    const left = x(shape.x.baseVal.value);
    sheet.add("rect", {
      // Bars of a panel that runs from right to left are drawn in a mirror.
      x: Math.min(left, left + width),
      y: y(shape.y.baseVal.value),
      width: Math.abs(width),
      height: shape.height.baseVal.value * to.d,
      ...paint,
    });
  } else if (shape instanceof SVGCircleElement) {
    const { cx, cy, r } = shape;
    sheet.add("circle", {
      cx: x(cx.baseVal.value),
      cy: y(cy.baseVal.value),
      r: r.baseVal.value * scale,
      ...paint,
    });
  } else if (shape instanceof SVGTextElement) copyText(sheet, shape, style, x, y, paint);
}

/** Where a shape of corners runs, as the path of one; null for every other shape. */
function getPath(shape: SVGGraphicsElement): string | null {
  if (shape instanceof SVGPathElement) return shape.getAttribute("d") ?? "";
  const isClosed = shape instanceof SVGPolygonElement;
  if (!isClosed && !(shape instanceof SVGPolylineElement)) return null;
  const points = shape.getAttribute("points") ?? "";
  return points === "" ? "" : `M${points.replaceAll(" ", "L")}${isClosed ? "Z" : ""}`;
}

function copyText(
  sheet: Sheet,
  shape: SVGTextElement,
  style: CSSStyleDeclaration,
  x: (value: number) => number,
  y: (value: number) => number,
  paint: Attributes,
): void {
  const [across, down] = [shape.x, shape.y].map(({ baseVal }, i) => {
    const shift = (i === 0 ? shape.dx : shape.dy).baseVal;
    const at = baseVal.numberOfItems > 0 ? baseVal.getItem(0).value : 0;
    return at + (shift.numberOfItems > 0 ? shift.getItem(0).value : 0);
  }) as [number, number];
  const text = sheet.add("text", {
    x: x(across),
    y: y(down),
    ...paint,
    ...getFont(style),
    "text-anchor": style.textAnchor === "start" ? undefined : style.textAnchor,
    "unicode-bidi": style.unicodeBidi === "normal" ? undefined : style.unicodeBidi,
  });
  for (const part of shape.childNodes) {
    const own = part instanceof Element ? getComputedStyle(part) : null;
    if (own === null) text.append(keepValid(part.textContent ?? ""));
    else sheet.add("tspan", { ...getPaint(own, 1), ...getFont(own) }, part.textContent ?? "", text);
  }
}

/** Fill and stroke; widths are those of the shape's own space, times `scale`. */
function getPaint(style: CSSStyleDeclaration, scale: number): Attributes {
  const fill = readPaint(style.fill);
  const stroke = readPaint(style.stroke);
  const opacity = (paint: { readonly opacity: number | undefined }, more: string) => {
    const value = (paint.opacity ?? 1) * Number(more);
    return value === 1 ? undefined : value;
  };
  const unless = (value: string, initial: string) => (value === initial ? undefined : value);
  return {
    fill: fill?.color ?? "none",
    ...(fill === null ? {} : { "fill-opacity": opacity(fill, style.fillOpacity) }),
    opacity: unless(style.opacity, "1"),
    ...(stroke === null
      ? {}
      : {
          stroke: stroke.color,
          "stroke-opacity": opacity(stroke, style.strokeOpacity),
          "stroke-width": Number.parseFloat(style.strokeWidth) * scale,
          "stroke-dasharray":
            style.strokeDasharray === "none"
              ? undefined
              : (style.strokeDasharray.match(/[\d.]+/g) ?? []).map((part) => Number(part) * scale).join(" "),
          "stroke-linecap": unless(style.strokeLinecap, "butt"),
          "stroke-linejoin": unless(style.strokeLinejoin, "miter"),
          "paint-order": unless(style.paintOrder, "normal"),
          "shape-rendering": unless(style.shapeRendering, "auto"),
        }),
  };
}
