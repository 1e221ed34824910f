import { TelemetryError } from "@firsthand/contract";

/** Where a request of the surface leads. */
export type Endpoint =
  | { readonly name: "metric"; readonly metric: string }
  | { readonly name: "query" }
  | { readonly name: "health" }
  | { readonly name: "openapi" };

const methods = { metric: "GET", query: "POST", health: "GET", openapi: "GET" } as const;

/**
 * Finds the endpoint of a request. `baseUrl` is a path, an address, or `*` and a path, which matches below any other.
 *
 * @throws TelemetryError `not_found` or `method_not_allowed`
 */
export function findEndpoint(method: string, url: URL, baseUrl: string): Endpoint {
  const endpoint = endpointAt(pathBelow(url.pathname, baseUrl));
  if (endpoint === null) {
    throw new TelemetryError(
      "not_found",
      "Nothing is served at this path. The paths are listed in openapi.json.",
    );
  }
  const allowed = methods[endpoint.name];
  if (method === allowed) return endpoint;
  throw new TelemetryError("method_not_allowed", `This path answers ${allowed} only.`, {
    details: { allowed: [allowed] },
  });
}

function pathBelow(pathname: string, baseUrl: string): string {
  const base = baseUrl.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "").replace(/\/$/, "");
  if (!base.startsWith("*")) return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : "";
  const at = pathname.indexOf(`${base.slice(1)}/`);
  return at === -1 ? "" : pathname.slice(at + base.length - 1);
}

function endpointAt(path: string): Endpoint | null {
  const metric = /^\/metrics\/([^/]+)$/.exec(path)?.[1];
  if (metric !== undefined) return { name: "metric", metric };
  if (path === "/query") return { name: "query" };
  if (path === "/health") return { name: "health" };
  return path === "/openapi.json" ? { name: "openapi" } : null;
}
