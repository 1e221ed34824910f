/** As screens with fine pixels have it, so that small letters stay sharp on a slide. */
const SCALE = 2;
/** The largest canvas that every browser paints, which is that of phones. */
const LARGEST_AREA_PX = 16_777_216;
const LONGEST_SIDE_PX = 8192;

/**
 * A drawing as a PNG, at twice its size or as large as a canvas may be.
 *
 * @throws When this browser does not draw it.
 */
export async function paintPng(text: string, drawing: Element): Promise<Blob> {
  const [width, height] = ["width", "height"].map((name) => Number(drawing.getAttribute(name))) as [
    number,
    number,
  ];
  const scale = getScale(width, height);
  const image = new Image();
  // An object URL would be an image from `blob:`, which strict policies do not let in.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const brush = canvas.getContext("2d");
  brush?.drawImage(image, 0, 0, width * scale, height * scale);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (brush === null || png === null)
    throw new Error(`A canvas of ${width} × ${height} × ${scale} was not painted.`);
  return png;
}

/** How much larger than the drawing a picture of this size may be. */
export function getScale(width: number, height: number): number {
  return Math.min(
    SCALE,
    LONGEST_SIDE_PX / Math.max(width, height),
    Math.sqrt(LARGEST_AREA_PX / (width * height)),
  );
}
