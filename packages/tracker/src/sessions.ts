import type { EventPayload } from "@firsthand/contract/catalogue";
import { createRecord } from "./record.ts";
import { uuid } from "./uuid.ts";

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 24 * 60 * 60_000;
/** All tabs see at the same moment that a session is over. This parts them, and the first one tells. */
const SPREAD_MS = 5_000;

/** Of the catalogue's names: `chart_interacted`, `filter_changed` and `navigation_interacted`. */
const interactions = /_(interacted|changed)$/;

/** A session as tabs share it. */
export interface Session {
  readonly id: string;
  startedAt: number;
  lastAt: number;
  pagesViewed: number;
  interactions: number;
  /** Whether `session_started` was told. */
  isTold?: boolean;
}

/** What a session needs of its tracker. */
export interface SessionsOptions {
  /** Under which the session is stored. */
  readonly name: string;
  isAllowed(): boolean;
  /** Tells one of the two events of a session, on a route or on none that is known. */
  tell<N extends "session_started" | "session_ended">(
    name: N,
    payload: EventPayload<N>,
    session: Session,
    at: number,
    routePattern: string | null,
  ): void;
  /** Events of one session turn out to be another's; none of them was sent. */
  rename(from: string, to: string): void;
}

/** The sessions of a browser: one at a time, in all of its tabs. */
export interface Sessions {
  /** The id of the session in which an event happens now. */
  note(name: string, routePattern: string | null, now: number): string;
  /** To be called before events are sent: from then on they are of the session that they name. */
  settle(): void;
  /** Ends a session that is over. */
  check(): void;
  forget(): void;
}

export function createSessions({ name: storedAs, isAllowed, tell, rename }: SessionsOptions): Sessions {
  const record = createRecord<Session>(storedAs);
  /** The id of the session that this page began, until something of it is sent. */
  let own = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Of two tabs that began at the same moment, one finds the other's session in storage, which then holds for both. */
  function read(): Session | null {
    const session = record.read();
    if (own && session && session.id !== own) {
      rename(own, session.id);
      own = session.id;
    }
    return session;
  }

  function forget(): void {
    own = "";
    record.remove();
  }

  function end(session: Session): void {
    forget();
    const { startedAt, lastAt, pagesViewed, interactions } = session;
    tell(
      "session_ended",
      { durationMs: lastAt - startedAt, pagesViewed, interactions },
      session,
      lastAt,
      null,
    );
  }

  function check(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!isAllowed()) return;
    const session = read();
    const now = Date.now();
    if (session && isOver(session, now)) end(session);
    else if (session) watch(session.lastAt + IDLE_MS - now);
  }

  function watch(idleInMs: number): void {
    timer ??= setTimeout(check, idleInMs + Math.random() * SPREAD_MS);
  }

  return {
    note(name, routePattern, now) {
      let session = read();
      if (session && isOver(session, now)) {
        end(session);
        session = null;
      }
      if (!session) {
        own = uuid();
        session = { id: own, startedAt: now, lastAt: now, pagesViewed: 0, interactions: 0 };
      }
      if (!session.isTold && routePattern !== null) {
        session.isTold = true;
        tell(
          "session_started",
          { entryRoutePattern: routePattern },
          session,
          session.startedAt,
          routePattern,
        );
      }
      session.lastAt = now;
      if (name === "page_viewed") session.pagesViewed += 1;
      if (interactions.test(name)) session.interactions += 1;
      record.write(session);
      watch(IDLE_MS);
      return session.id;
    },
    settle() {
      read();
      own = "";
    },
    check,
    forget,
  };
}

/** A clock that was put back ends a session too. */
function isOver({ startedAt, lastAt }: Session, now: number): boolean {
  return !(Math.abs(now - lastAt) < IDLE_MS && now - startedAt < LONGEST_MS);
}
