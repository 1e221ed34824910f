/** A colour as every drawing program reads it. */
export interface Paint {
  /** `#rrggbb` */
  readonly color: string;
  /** Undefined when opaque. */
  readonly opacity: number | undefined;
}

const known = new Map<string, Paint | null>();
let brush: CanvasRenderingContext2D | null = null;

/**
 * A computed colour in sRGB; null when there is nothing to see. The browser itself converts it, by painting one pixel: computed colours come in every
 * notation there is, a host's own tokens among them.
 */
export function readPaint(color: string): Paint | null {
  const found = known.get(color);
  if (found !== undefined) return found;
  const paint = convert(color);
  known.set(color, paint);
  return paint;
}

function convert(color: string): Paint | null {
  if (color === "none" || color === "transparent") return null;
  brush ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (brush === null) throw new Error("This browser paints nothing.");
  brush.clearRect(0, 0, 1, 1);
  // What is no colour leaves the last one in place.
  brush.fillStyle = "#000";
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return null;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  return { color: `#${hex}`, opacity: alpha === 255 ? undefined : alpha / 255 };
}
