import { randomUUID } from "node:crypto";
import type { Account } from "./accounts.ts";

/** A signed-in browser of the demo host. */
export interface Session {
  readonly id: string;
  readonly account: Account;
  /** The organisation whose figures are looked at; null is the whole platform, which only the operator may see. */
  orgIdHash: string | null;
  expiresAt: number;
}

/** The demo host's sessions. They live in memory and end when the process does. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #lifetimeMs: number;
  readonly #now: () => number;

  constructor(lifetimeMs: number, now: () => number = Date.now) {
    this.#lifetimeMs = lifetimeMs;
    this.#now = now;
  }

  create(account: Account): Session {
    const session = {
      id: randomUUID(),
      account,
      orgIdHash: account.orgIdHash,
      expiresAt: this.#now() + this.#lifetimeMs,
    };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** The session of this id, or null when there is none or it has expired. */
  find(id: string | undefined): Session | null {
    if (id === undefined) return null;
    const session = this.#sessions.get(id);
    if (session === undefined) return null;
    if (session.expiresAt > this.#now()) return session;
    this.#sessions.delete(id);
    return null;
  }

  end(id: string): void {
    this.#sessions.delete(id);
  }
}
