"use client";

import { useSyncExternalStore } from "react";
import { getLocalDate } from "./dashboard-range.ts";

/** The IANA name of this machine's zone. */
export function getBrowserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The reader's zone: `UTC` on a server and while its page is hydrated, so that both write the same text. */
export function useBrowserTimeZone(): string {
  return useSyncExternalStore(never, getBrowserTimeZone, () => "UTC");
}

/** Today's local date in a zone. Follows the calendar while the page stays open; on a server and while hydrated `null`. */
export function useToday(timeZone: string): string | null {
  return useSyncExternalStore(
    everyMinute,
    () => getLocalDate(Date.now(), timeZone),
    () => null,
  );
}

const never = () => () => {};

function everyMinute(onChange: () => void): () => void {
  const timer = setInterval(onChange, 60_000);
  // A page that slept over midnight.
  document.addEventListener("visibilitychange", onChange);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onChange);
  };
}
