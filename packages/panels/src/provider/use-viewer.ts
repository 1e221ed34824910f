"use client";

import { useSyncExternalStore } from "react";
import { getLocalDate } from "../format/local-date.ts";

const MINUTE_MS = 60_000;

/** The IANA name of this machine's zone. */
export function getBrowserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone that was given, or the reader's, who may travel: `UTC` on a server and while its page is hydrated, so that both write the same text. */
export function useTimeZone(given?: string | null): string {
  return useSyncExternalStore(
    given ? never : everyMinute,
    () => given ?? readOnce("", getBrowserTimeZone),
    () => given ?? "UTC",
  );
}

/** The local date that was given, or today's in a zone, which follows the calendar while the page is seen; on a server and while hydrated `null`. */
export function useToday(timeZone: string, given?: string | null): string | null {
  return useSyncExternalStore(
    given ? never : everyMinute,
    () => given ?? readOnce(timeZone, () => getLocalDate(Date.now(), timeZone)),
    () => given ?? null,
  );
}

/** What was read of this machine's clock and settings, and in which minute: asking Intl at each rendering costs more than the rendering. */
const known = new Map<string, string>();
let knownIn = 0;

/** While nobody sees the page it stays at its day: another one would be asked about, on every page that is open somewhere, at midnight. */
function readOnce(key: string, read: () => string): string {
  const minute = Math.floor(Date.now() / MINUTE_MS);
  if (minute !== knownIn && !document.hidden) {
    known.clear();
    knownIn = minute;
  }
  const text = known.get(key) ?? read();
  known.set(key, text);
  return text;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval>;

/** One timer for all who listen, and none when nobody does. */
function everyMinute(onChange: () => void): () => void {
  if (listeners.size === 0) {
    timer = setInterval(tell, MINUTE_MS);
    document.addEventListener("visibilitychange", tell);
  }
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tell);
  };
}

function tell(): void {
  if (!document.hidden) for (const listener of listeners) listener();
}

function never(): () => void {
  return () => undefined;
}
