/** The contrast between an element's ink and its ground, as WCAG 2 defines it. */
export function getContrast(element: Element): number {
  const { color, backgroundColor } = getComputedStyle(element);
  const [lighter = 0, darker = 0] = [getLuminance(color), getLuminance(backgroundColor)].sort(
    (a, b) => b - a,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** Painted, because a computed colour may be written in any colour space. */
function getLuminance(color: string): number {
  const brush = new OffscreenCanvas(1, 1).getContext("2d");
  if (brush === null) throw new Error("This browser paints nothing.");
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
