import {
  type ClickHouse,
  createTelemetryHandler,
  type Scope,
  type TelemetryHandlerOptions,
} from "@firsthand/server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { parse } from "hono/utils/cookie";
import { catalogue } from "../catalogue.ts";
import { accounts, organisationName } from "./accounts.ts";
import { type Session, Sessions } from "./sessions.ts";

const COOKIE = "acme_session";

/** What the demo host needs beside its own code. */
export interface HostOptions {
  readonly clickhouse: ClickHouse;
  /** How long a sign-in lasts. */
  readonly sessionMs: number;
  /** The folder of the built pages; null while a development server serves them. */
  readonly pages: string | null;
  /** The clock by which sessions end, milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** Limits of the telemetry endpoints. @default Firsthand's own */
  readonly limits?: TelemetryHandlerOptions["limits"];
  /** Which groups of users are too small for figures. @default none: what is shown is generated */
  readonly smallGroups?: TelemetryHandlerOptions["smallGroups"];
}

/** The host's routes, and what has to be waited for when they are no longer served. */
export interface DemoHost {
  readonly app: Hono;
  /** To be waited for before ClickHouse is closed. */
  close(): Promise<void>;
}

/** The demo's host product: its own sign-in, its own API, and Firsthand's handler behind both. */
export function createHost({
  clickhouse,
  sessionMs,
  pages,
  now,
  limits,
  smallGroups = false,
}: HostOptions): DemoHost {
  const sessions = new Sessions(sessionMs, now);
  const sessionOf = (request: Request): Session | null =>
    sessions.find(parse(request.headers.get("cookie") ?? "", COOKIE)[COOKIE]);

  const telemetry = createTelemetryHandler({
    clickhouse,
    resolveScope: (request) => scopeOf(sessionOf(request)),
    limits,
    smallGroups,
    ingest: { writer: clickhouse.writer, catalogue },
    labelOrganisations: (hashes) =>
      Object.fromEntries(hashes.map((hash) => [hash, organisationName(hash) ?? hash])),
    onError: (failure) => console.error(JSON.stringify(failure)),
  });

  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: strictPolicy, crossOriginEmbedderPolicy: false }));
  app.use("/api/*", csrf());

  app.get("/api/accounts", (c) =>
    c.json(
      accounts.map((account) => ({ ...account, organisation: organisationName(account.orgIdHash ?? "") })),
    ),
  );
  app.get("/api/session", (c) => {
    const session = sessionOf(c.req.raw);
    return session === null ? c.json({ signedIn: false }, 401) : c.json(describeSession(session));
  });
  app.post("/api/session", async (c) => {
    const { accountId } = await c.req.json<{ accountId?: unknown }>();
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) return c.json({ signedIn: false }, 403);
    const session = sessions.create(account);
    setCookie(c, COOKIE, session.id, { httpOnly: true, sameSite: "Lax", path: "/" });
    return c.json(describeSession(session));
  });
  app.delete("/api/session", (c) => {
    sessions.end(getCookie(c, COOKIE) ?? "");
    deleteCookie(c, COOKIE, { path: "/" });
    return c.body(null, 204);
  });
  app.put("/api/session/organisation", async (c) => {
    const session = sessionOf(c.req.raw);
    if (session?.account.role !== "operator") return c.json({ signedIn: session !== null }, 403);
    const { orgIdHash } = await c.req.json<{ orgIdHash?: unknown }>();
    if (orgIdHash !== null && (typeof orgIdHash !== "string" || organisationName(orgIdHash) === null)) {
      return c.json({ signedIn: true }, 404);
    }
    session.orgIdHash = orgIdHash;
    return c.json(describeSession(session));
  });

  // The one line that embeds Firsthand: the host's path in front of the handler, with the host's cookie.
  app.all("/api/telemetry/*", (c) => telemetry(c.req.raw));

  if (pages !== null) {
    app.use("/*", serveStatic({ root: pages }));
    app.get("/*", serveStatic({ root: pages, path: "index.html" }));
  }
  return { app, close: telemetry.close };
}

const strictPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  requireTrustedTypesFor: ["'script'"],
};

function scopeOf(session: Session | null): Scope | null {
  if (session === null) return null;
  return session.orgIdHash === null ? { kind: "platform" } : { kind: "org", orgIdHash: session.orgIdHash };
}

function describeSession({ account, orgIdHash }: Session) {
  return {
    signedIn: true,
    account: { name: account.name, role: account.role },
    viewing: orgIdHash === null ? null : { orgIdHash, name: organisationName(orgIdHash) ?? orgIdHash },
    // Names whose figures the browser may cache; it opens nothing.
    scopeKey: `${account.id}:${orgIdHash ?? "platform"}`,
  };
}
