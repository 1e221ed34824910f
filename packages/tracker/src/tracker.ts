import {
  type Catalogue,
  type EventName,
  type EventPayload,
  isIdentifier,
  isRouteOf,
  type Tracker,
  type Vocabulary,
} from "@firsthand/contract/catalogue";
import { createDelivery } from "./delivery.ts";
import { checkEvent, type Happened, writeEvent } from "./event.ts";
import { renameSession, takeOver } from "./other-pages.ts";
import { asksForPrivacy, type Consent } from "./permission.ts";
import {
  add as addTo,
  createQueue,
  drop,
  forget as forgetAll,
  getStats,
  type TrackerStats,
} from "./queue.ts";
import { createRecord } from "./record.ts";
import { createSessions } from "./sessions.ts";
import { deleteStored, listStored } from "./store.ts";
import type { Transport } from "./transport.ts";
import { uuid } from "./uuid.ts";
import { getVisitorId, type Visitor } from "./visitor.ts";

/** Options of {@link createTracker}. */
export interface TrackerOptions<V extends Vocabulary> {
  /** How batches reach the endpoint: `createFetchTransport`, or the host's own way. */
  readonly transport: Transport;
  /** Who sends, such as `acme-web`: an identifier. What is stored has it in its name. */
  readonly source: string;
  /** The product's words, the same as at the endpoint; `openCatalogue` when it lists none. */
  readonly catalogue: Catalogue<V>;
  /** What the visitor has said so far. */
  readonly consent: Consent;
  /** The pattern of the route that is shown, such as `/people/[person_id]`; null when unknown. Asked with each event. */
  readonly route: () => string | null;
  /** Milliseconds after which a waiting event is sent, at most 30,000. @default 5,000 */
  readonly flushIntervalMs?: number | undefined;
}

/** Captures events in a browser. None of its methods throws, and no promise of it rejects. */
export interface BrowserTracker<V extends Vocabulary> extends Tracker<V> {
  /** Sends what waits now, except during a pause after a failure, and resolves when it was tried. */
  flush(): Promise<void>;
  /** Anything but `granted` deletes what waits and what is stored, in all tabs, and stops. */
  setConsent(consent: Consent): void;
  /** Stops as {@link BrowserTracker.setConsent} does, and stays so on later visits until {@link BrowserTracker.optIn}. */
  optOut(): void;
  /** Takes an opt-out back. What the host last said of consent holds again. */
  optIn(): void;
  /** What became of the events of this page since consent was given. */
  stats(): TrackerStats;
  /** Sends what waits as at the page's end, and stops for good. */
  close(): void;
}

/** About as many as fit into a batch. They do not wait for more. */
const ENOUGH_EVENTS = 128;
const LONGEST_INTERVAL_MS = 30_000;

/** Creates a {@link BrowserTracker}. Without a document, or with a source that is no identifier, it does nothing. */
export function createTracker<V extends Vocabulary>(options: TrackerOptions<V>): BrowserTracker<V> {
  const { source, transport, catalogue, route, flushIntervalMs = 5_000 } = options;
  let { consent } = options;
  let isOpen = typeof document !== "undefined" && isIdentifier(source);
  /** Whether all that was kept is deleted. */
  let isForgotten = false;
  const prefix = `firsthand.${source}.`;
  const visitorName = `${prefix}visitor`;
  const optOutName = `${prefix}optOut`;
  /** The one mark that outlives a withdrawal. */
  const optOut = createRecord(optOutName);
  const visitor = createRecord<Visitor>(visitorName);
  const queue = createQueue(`${prefix}queue.`);
  const sessions = createSessions({
    name: `${prefix}session`,
    isAllowed,
    rename: (from, to) => renameSession(queue, from, to),
    tell: (name, payload, { id }, at, routePattern) =>
      add(
        // The same id in every tab: the first one that arrives stands.
        { name, eventId: id + name.slice("session".length), sessionId: id, routePattern },
        checkEvent(name, payload, catalogue),
        at,
      ),
  });
  const delivery = createDelivery(queue, {
    transport,
    source,
    isAllowed,
    intervalMs: Math.min(flushIntervalMs, LONGEST_INTERVAL_MS),
    prepare: sessions.settle,
  });

  function isAllowed(): boolean {
    if (!isOpen) return false;
    const isAgainst = optOut.read() || asksForPrivacy();
    const isGranted = consent === "granted" && !isAgainst;
    if (isGranted) isForgotten = false;
    else if (consent !== "unknown" || isAgainst) forget();
    return isGranted;
  }

  function forget(): void {
    if (isForgotten) return;
    isForgotten = true;
    sessions.forget();
    forgetAll(queue);
    visitor.remove();
    for (const name of listStored(prefix)) if (name !== optOutName) deleteStored(name);
  }

  /** Begins, or goes on, if it may. */
  function begin(): void {
    if (!isAllowed()) return;
    getVisitorId(visitor);
    sessions.check();
    takeOver(queue, catalogue);
    delivery.schedule();
  }

  function add(
    happened: Omit<Happened, "anonymousUserId">,
    payload: EventPayload<EventName> | null,
    at: number,
  ): void {
    const event = { ...happened, anonymousUserId: getVisitorId(visitor) };
    if (payload) addTo(queue, queue.prefix + event.eventId, writeEvent(event, payload, at), at);
    else drop(queue, "refused");
    delivery.schedule((queue.waiting.size + 1) % ENOUGH_EVENTS ? undefined : 0);
  }

  function getRoute(): string | null {
    try {
      const pattern = route();
      return isRouteOf(catalogue, pattern) ? pattern : null;
    } catch {
      return null;
    }
  }

  /** A withdrawal in another tab holds here too, until the host says otherwise. */
  function withdraw(): void {
    if (consent === "granted" && !optOut.read()) consent = "denied";
    isAllowed();
  }

  const listening = new AbortController();
  function listen<K extends keyof WindowEventMap>(type: K, hear: (event: WindowEventMap[K]) => void): void {
    // Events of the document reach the window too.
    if (isOpen) addEventListener(type, quietly(hear), { signal: listening.signal });
  }
  listen("pagehide", delivery.leave);
  // Hidden, and it may end; or shown again, and sending early does no harm.
  listen("visibilitychange" as "pagehide", delivery.leave);
  listen("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (isAllowed() && !visitor.read()) withdraw();
    begin();
  });
  listen("storage", ({ key, newValue }) => {
    if (key === visitorName && newValue === null) withdraw();
    if (key === optOutName) begin();
  });
  quietly(begin)();

  return {
    track: quietly((name, payload) => {
      if (!isAllowed()) return;
      const checked = checkEvent(name, payload, catalogue);
      // The two events of a session are the tracker's own.
      const told = checked && !/^session/.test(name) ? checked : null;
      const at = Date.now();
      const routePattern = getRoute();
      const sessionId = told ? sessions.note(name, routePattern, at) : "";
      add({ name, eventId: uuid(), sessionId, routePattern }, told, at);
    }),
    flush: delivery.flush,
    setConsent: quietly((said: Consent) => {
      const isWithdrawn = consent === "granted" && said !== "granted";
      consent = said;
      if (isWithdrawn) forget();
      begin();
    }),
    optOut: quietly(() => {
      optOut.write({ id: "out" });
      forget();
    }),
    optIn: quietly(() => {
      optOut.remove();
      begin();
    }),
    stats: () => getStats(queue),
    close: quietly(() => {
      delivery.leave();
      isOpen = false;
      listening.abort();
      sessions.check();
    }),
  };
}

/** Nothing of a tracker is worth an error in its host. */
function quietly<A extends readonly unknown[]>(work: (...args: A) => unknown): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch {
      // The host's page goes on.
    }
  };
}
