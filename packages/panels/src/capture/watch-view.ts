/** For as long as that a panel has to be on the screen: who scrolls past has not seen it. */
const SEEN_AFTER_MS = 1_000;

/** Calls `onSeen` once, when half of the panel, or of the screen by it, was in view with an answer in it. */
export function watchView(panel: HTMLElement, onSeen: () => void): () => void {
  if (typeof IntersectionObserver === "undefined") return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (document.visibilityState !== "visible" || !hasAnswer(panel)) {
      timer = setTimeout(look, SEEN_AFTER_MS);
      return;
    }
    observer.disconnect();
    onSeen();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      clearTimeout(timer);
      if (isInView(entries.at(-1))) timer = setTimeout(look, SEEN_AFTER_MS);
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  );
  observer.observe(panel);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

/** Bones and a failure are no panel that was seen; an empty one is. */
function hasAnswer({ dataset }: HTMLElement): boolean {
  return dataset.state !== "loading" && dataset.state !== "error";
}

function isInView(entry: IntersectionObserverEntry | undefined): boolean {
  if (entry === undefined) return false;
  const { intersectionRatio, intersectionRect, rootBounds } = entry;
  // A browser keeps the size of the screen from a page in a frame of another origin.
  const half = (rootBounds?.height ?? Number.POSITIVE_INFINITY) / 2;
  return intersectionRatio >= 0.5 || intersectionRect.height >= half;
}
