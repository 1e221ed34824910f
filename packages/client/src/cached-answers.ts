import { TelemetryError } from "@firsthand/contract";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { deniesScope, isDenied } from "./denial.ts";

/**
 * Takes away the cached numbers that `error` says may not be seen any more: with the session all of the scope, with a
 * single `forbidden` line that metric's own. Other failures leave the last good answer where it is.
 *
 * Answers on the screen turn into the error at once, without being asked for again; the others leave the cache, so that
 * whoever mounts later asks the server.
 */
export function forgetDenied(
  queryClient: QueryClient,
  scope: QueryKey,
  queryKey: QueryKey,
  error: TelemetryError,
): void {
  if (!isDenied(error)) return;
  const cache = queryClient.getQueryCache();
  const asked = cache.find({ queryKey, exact: true });
  for (const query of deniesScope(error) ? cache.findAll({ queryKey: scope }) : [asked]) {
    if (query?.state.data === undefined) continue;
    // A running refetch would put the old numbers back when its panel goes away. The one that has just failed ends by itself.
    if (query !== asked) query.cancel({ silent: true });
    // Before it is removed as well: a panel may hold on to the query that it showed last.
    query.setState({
      data: undefined,
      dataUpdatedAt: 0,
      error,
      errorUpdatedAt: Date.now(),
      status: "error",
      ...(query === asked ? {} : { fetchStatus: "idle" as const }),
    });
    if (query !== asked && query.getObserversCount() === 0) cache.remove(query);
  }
}

/** Asks again what is on the screen as signed out: an answer of the scope has shown that there is a session again. */
export function reviveSignedOut(queryClient: QueryClient, scope: QueryKey): void {
  void queryClient.invalidateQueries({
    queryKey: scope,
    predicate: ({ state }) => state.error instanceof TelemetryError && state.error.code === "unauthenticated",
  });
}
