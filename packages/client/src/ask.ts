import { TelemetryError } from "@firsthand/contract";
import { markWholeRequest } from "./denial.ts";
import type { Question } from "./question.ts";
import { getResponseFailure } from "./response-failure.ts";
import { settleFromStream } from "./settle-from-stream.ts";

/** How to reach the host's API. */
export interface Connection {
  /** Asks below the client's `baseUrl`, with the host's fetch and headers. */
  readonly request: (path: `/${string}`, init: RequestInit) => Promise<Response>;
  readonly idleTimeoutMs: number;
  readonly maxAnswerLength: number;
}

/**
 * Asks these questions in one request. Each settles when its line arrives; what is still open when the request ends
 * fails with the reason. When everybody has left, the request is aborted. Never rejects.
 */
export async function ask(questions: readonly Question[], connection: Connection): Promise<void> {
  const controller = new AbortController();
  const open = new Map(questions.map((question, index) => [String(index), question]));
  for (const [id, question] of open) {
    question.onAbandoned = () => {
      open.delete(id);
      if (open.size === 0) controller.abort();
    };
  }
  const failOpen = (error: TelemetryError) => {
    for (const question of open.values()) question.fail(error);
    open.clear();
  };

  // Settles the questions itself, because a host's fetch may not heed the signal.
  const startIdleTimer = () =>
    setTimeout(() => {
      failOpen(new TelemetryError("network", "The host's API does not answer. Try again."));
      controller.abort();
    }, connection.idleTimeoutMs);
  let idleTimer = startIdleTimer();

  try {
    const queries = [...open].map(([id, { metric, params }]) => ({ id, metric, params }));
    const response = await connection.request("/query", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/x-ndjson" },
      body: JSON.stringify({ queries }),
      signal: controller.signal,
    });
    const failure = await getResponseFailure(response);
    if (failure !== null) {
      response.body?.cancel().catch(() => undefined);
      throw markWholeRequest(failure);
    }
    await settleFromStream(response, open, connection.maxAnswerLength, () => {
      // Once all is answered, signs of life keep nothing open any more.
      if (open.size === 0) return;
      clearTimeout(idleTimer);
      idleTimer = startIdleTimer();
    });
  } catch (error) {
    failOpen(toFailure(error));
  } finally {
    clearTimeout(idleTimer);
  }
}

/** Why there is no answer: what the client found out itself, else that nothing could be reached. */
export function toFailure(error: unknown): TelemetryError {
  return error instanceof TelemetryError
    ? error
    : new TelemetryError("network", "The host's API cannot be reached. Check the connection and try again.", {
        cause: error,
      });
}
