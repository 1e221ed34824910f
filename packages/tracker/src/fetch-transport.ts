import type { Outcome, Transport } from "./transport.ts";

/** Options of {@link createFetchTransport}. */
export interface FetchTransportOptions {
  /** Where the host takes events: a path of the page's origin or a URL. */
  readonly url: string;
  /** The host's own fetch. @default the global one */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Headers to add, such as a CSRF token. A function is asked once a request. @default none */
  readonly headers?: Record<string, string> | (() => Record<string, string>) | undefined;
  /** Whether cookies go with a batch. @default "same-origin" */
  readonly credentials?: RequestCredentials | undefined;
}

const TIMEOUT_MS = 30_000;

/** Posts batches. Only a 202 of the described form is success; a redirect, as to a page for signing in, is a failure. */
export function createFetchTransport(options: FetchTransportOptions): Transport {
  const { url, headers, credentials = "same-origin" } = options;
  return {
    async send(body, { pageEnding }) {
      // Looked up for each request, so that instrumentation installed later is heard.
      const response = await (options.fetch ?? fetch)(url, {
        method: "POST",
        body,
        headers: {
          ...(typeof headers === "function" ? headers() : headers),
          "content-type": "application/json",
        },
        credentials,
        referrerPolicy: "no-referrer",
        redirect: "error",
        keepalive: pageEnding,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return response.status === 202 ? readAnswer(await response.json()) : judge(response);
    },
  };
}

function readAnswer(answer: {
  readonly status: unknown;
  readonly items_received: number;
  readonly rejected?: readonly { readonly index: number }[];
}): Outcome {
  const { status, items_received: received, rejected = [] } = answer;
  if (status !== "accepted") return { status: "failed" };
  return { status, received, rejected: rejected.map(({ index }) => index) };
}

function judge({ status, headers }: Response): Outcome {
  if (/^4(?!08|29)/.test(`${status}`)) return { status: "rejected" };
  const said = headers.get("retry-after") ?? "";
  // Seconds, or a date.
  return { status: "failed", retryAfterMs: Number(said) * 1_000 || Date.parse(said) - Date.now() };
}
