import { useEffect, useState, useSyncExternalStore } from "react";
import { formatCount } from "../format/number.ts";
import { resolveWords } from "../panel/resolve-words.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type NextCheckWords, nextCheckWords } from "./next-check-words.ts";

const MINUTE_MS = 60_000;

/** Props of {@link NextCheck}. */
export interface NextCheckProps {
  /** Milliseconds between questions. */
  readonly interval: number;
}

/** Counts down by itself, so that nothing else is drawn every second. */
export function NextCheck({ interval }: NextCheckProps) {
  const { locale, messages, overrides } = usePanelSettings();
  const words = resolveWords<NextCheckWords>(nextCheckWords, overrides?.dashboard);
  const isHidden = useSyncExternalStore(
    onVisibilityChange,
    () => document.hidden,
    () => false,
  );
  const [leftMs, setLeftMs] = useState<number | null>(null);
  useEffect(() => {
    // The client asks at multiples of the interval on the page's own clock.
    const read = () => setLeftMs(interval - (performance.now() % interval));
    read();
    const timer = setInterval(read, 1_000);
    return () => clearInterval(timer);
  }, [interval]);
  if (isHidden) return words.paused;
  if (leftMs === null) return null;
  const isLong = leftMs > MINUTE_MS;
  const count = Math.ceil(leftMs / (isLong ? MINUTE_MS : 1_000));
  const unit = isLong ? messages.units.minutes : messages.units.seconds;
  return words.nextCheck(`${formatCount(locale, count)}\u00a0${unit}`);
}

function onVisibilityChange(onChange: () => void): () => void {
  document.addEventListener("visibilitychange", onChange);
  return () => document.removeEventListener("visibilitychange", onChange);
}
