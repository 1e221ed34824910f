/** Users and sessions are distinct ids as they stand; the same id in two organisations is one. */
import type { OracleEvent } from "./count-once.ts";

export function distinctUsers(events: readonly OracleEvent[]): number {
  return new Set(events.map((event) => event.anonymousUserId)).size;
}

export function distinctSessions(events: readonly OracleEvent[]): number {
  return new Set(events.map((event) => event.sessionId)).size;
}

/** Events without an organisation belong to none. */
export function distinctOrgs(events: readonly OracleEvent[]): number {
  return new Set(events.map((event) => event.orgIdHash).filter((org) => org !== "")).size;
}
