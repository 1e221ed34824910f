import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { refusal } from "./http/responses.ts";
import type { TelemetryHandler } from "./http/telemetry-handler.ts";

/** Takes requests of Node's `http` servers and of frameworks built on them, such as Express. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Mounts the handler on a plain Node server: `createServer(toNodeListener(handler))`. A client that goes away aborts its
 * request, and with it the questions it asked.
 *
 * Mount it before anything that reads bodies. Where the framework takes the mount path off the URL, as Express does,
 * make the handler with `basePath: ""`.
 */
export function toNodeListener(handler: TelemetryHandler): NodeListener {
  const listener = getRequestListener(handler, {
    // The host's own Request and Response stay as they are.
    overrideGlobalObjects: false,
    // The handler never rejects: this is a target or a host that no URL can be made of.
    errorHandler: () => refusal("invalid_request", "The address or the host of the request cannot be read."),
  });
  return (incoming, outgoing) => void listener(incoming, outgoing);
}
