"use client";

import { useSyncExternalStore } from "react";
import { getLocalDate } from "../format/local-date.ts";

/** The IANA name of this machine's zone. */
export function getBrowserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone that was given, or the reader's, who may travel: `UTC` on a server and while its page is hydrated, so that both write the same text. */
export function useTimeZone(given?: string | null): string {
  return useGiven(given, getBrowserTimeZone, "UTC");
}

/** The local date that was given, or today's in a zone, which follows the calendar while the page is seen; on a server and while hydrated `null`. */
export function useToday(timeZone: string, given?: string | null): string | null {
  return useGiven(given, () => getLocalDate(Date.now(), timeZone), null);
}

/** Reads and waits for nothing where something is given: a part is told what the page around it has read. */
function useGiven<T>(given: string | null | undefined, read: () => string, onServer: T): string | T {
  return useSyncExternalStore<string | T>(
    given ? never : everyMinute,
    () => given ?? read(),
    () => given ?? onServer,
  );
}

/** While nobody sees the page it stays at its day: another one would be asked about, on every page that is open somewhere, at midnight. */
function everyMinute(onChange: () => void): () => void {
  const tell = () => {
    if (!document.hidden) onChange();
  };
  const timer = setInterval(tell, 60_000);
  document.addEventListener("visibilitychange", tell);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tell);
  };
}

function never(): () => void {
  return () => undefined;
}
