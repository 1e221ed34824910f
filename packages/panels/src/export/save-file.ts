/** How long a browser may take to begin reading what it is asked to save. */
const KEPT_MS = 10_000;

/** Hands a file to the browser's downloads. Its object URL is given back soon after. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
