import type { Page } from "playwright-core";

/** How two pictures of one size differ. */
export interface PictureDifference {
  /** Whether both are of one size. */
  readonly sameSize: boolean;
  /** The share of pixels that differ to the eye, to the next lower hundred thousandth. */
  readonly share: number;
}

/**
 * Compares two PNGs pixel by pixel, decoded by the browser that took them. With `reachPx` a pixel of the first may also be found so far beside its
 * place in the second.
 */
export function comparePictures(page: Page, a: Buffer, b: Buffer, reachPx = 0): Promise<PictureDifference> {
  return page.evaluate(
    async ({ pictures, reachPx }) => {
      const [one, two] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          if (brush === null) throw new Error("This browser paints nothing.");
          brush.drawImage(bitmap, 0, 0);
          return brush.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (one === undefined || two === undefined) throw new Error("Two pictures are compared.");
      if (one.width !== two.width || one.height !== two.height) return { sameSize: false, share: 1 };
      const { width, height } = one;
      // Letters between two pixels are smoothed by a hair's difference.
      const isLike = (i: number, j: number) =>
        [0, 1, 2].every((c) => Math.abs((one.data[i + c] ?? 0) - (two.data[j + c] ?? 0)) <= 24);
      const isFound = (x: number, y: number) => {
        const at = (y * width + x) * 4;
        if (isLike(at, at)) return true;
        for (let row = Math.max(0, y - reachPx); row <= Math.min(height - 1, y + reachPx); row++)
          for (let column = Math.max(0, x - reachPx); column <= Math.min(width - 1, x + reachPx); column++)
            if (isLike(at, (row * width + column) * 4)) return true;
        return false;
      };
      let different = 0;
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (!isFound(x, y)) different++;
      return { sameSize: true, share: Math.floor((different / (width * height)) * 100_000) / 100_000 };
    },
    { pictures: [a.toString("base64"), b.toString("base64")], reachPx },
  );
}

/** The upper left part of a PNG, in pixels of a page whose screen has two to each of them. */
export async function cropPicture(
  page: Page,
  picture: Buffer,
  size: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const cropped = await page.evaluate(
    async ({ base64, width, height }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = document.createElement("canvas");
      canvas.width = Math.floor(width * 2);
      canvas.height = Math.floor(height * 2);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      return canvas.toDataURL("image/png");
    },
    { base64: picture.toString("base64"), ...size },
  );
  return Buffer.from(cropped.slice(cropped.indexOf(",") + 1), "base64");
}
