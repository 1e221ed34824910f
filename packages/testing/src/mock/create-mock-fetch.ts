import { createMockHandler } from "./create-mock-handler.ts";
import type { MockOptions } from "./scenario.ts";

/**
 * A `fetch` that answers the telemetry surface from fixtures, to hand to a client or a page under test. Relative
 * addresses are read as if the page were at `http://localhost`. Like the real one it rejects with a `TypeError` when the
 * connection fails, and with the signal's reason when it is aborted.
 */
export function createMockFetch(options: MockOptions = {}): typeof fetch {
  const handle = createMockHandler(options);
  return async (input, init) => {
    const address = input instanceof Request ? input : new URL(input, "http://localhost");
    const request = new Request(address, init);
    request.signal.throwIfAborted();
    const response = await handle(request);
    request.signal.throwIfAborted();
    if (response.type === "error") throw new TypeError("Failed to fetch");
    return response;
  };
}
