import type { Page } from "playwright-core";

/** How two pictures of one size differ. */
export interface PictureDifference {
  /** Whether both are of one size. */
  readonly sameSize: boolean;
  /** The share of pixels that differ to the eye, to the next lower hundred thousandth. */
  readonly share: number;
}

/** Compares two PNGs pixel by pixel, decoded by the browser that took them. */
export function comparePictures(page: Page, a: Buffer, b: Buffer): Promise<PictureDifference> {
  return page.evaluate(
    async (pictures) => {
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
      let different = 0;
      for (let i = 0; i < one.data.length; i += 4) {
        const distance = [0, 1, 2].map((c) => Math.abs((one.data[i + c] ?? 0) - (two.data[i + c] ?? 0)));
        // Letters between two pixels are smoothed by a hair's difference.
        if (Math.max(...distance) > 24) different++;
      }
      return { sameSize: true, share: Math.floor((different / (one.data.length / 4)) * 100_000) / 100_000 };
    },
    [a.toString("base64"), b.toString("base64")],
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
