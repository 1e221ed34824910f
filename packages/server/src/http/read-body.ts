import { TelemetryError } from "@firsthand/contract";
import { withDeadline } from "./deadline.ts";

/** What a body may be. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/**
 * Reads a JSON request's body as text, pulling no more than one chunk beyond the limit and waiting no longer than the
 * time allows. Bytes that are not UTF-8 are refused rather than replaced, and a byte order mark is kept, so that the
 * JSON parser refuses it.
 *
 * @throws TelemetryError `unsupported_media_type`, `payload_too_large`, `request_timeout` or `invalid_request`.
 */
export async function readJsonBody(request: Request, limits: BodyLimits): Promise<string> {
  requireJson(request.headers);
  if (Number(request.headers.get("content-length") ?? 0) > limits.maxBytes) throw tooLarge(limits.maxBytes);
  if (request.bodyUsed) {
    throw new TelemetryError("internal", "The question could not be read on the server.", {
      cause: new TypeError(
        "The request's body was read before the handler got it: leave it unread, or hand over a clone.",
      ),
    });
  }
  return decode(await readBytes(request, limits));
}

function requireJson(headers: Headers): void {
  const [mediaType = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset);
  const isPlain = /^(?:identity)?$/.test((headers.get("content-encoding") ?? "").trim().toLowerCase());
  if (mediaType.trim() === "application/json" && isUtf8 && isPlain) return;
  throw new TelemetryError(
    "unsupported_media_type",
    "Send the body as application/json in UTF-8, uncompressed.",
    {
      details: { field: "content-type", allowed: ["application/json"] },
    },
  );
}

async function readBytes(request: Request, { maxBytes, timeoutMs }: BodyLimits): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    await withDeadline(
      async (signal) => {
        while (!signal.aborted) {
          const { done, value } = await reader.read();
          if (done) return;
          size += value.byteLength;
          if (size > maxBytes) throw tooLarge(maxBytes);
          chunks.push(value);
        }
      },
      {
        timeoutMs,
        signal: request.signal,
        onTimeout: () =>
          new TelemetryError("request_timeout", "The body did not arrive in time. Send it again."),
      },
    );
  } catch (error) {
    reader.cancel().catch(() => undefined);
    if (error instanceof TelemetryError || request.signal.aborted) throw error;
    throw new TelemetryError("invalid_request", "The body ended before it was complete. Send it again.", {
      cause: error,
    });
  }
  return join(chunks, size);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new TelemetryError("invalid_request", "The body is not UTF-8.", { cause });
  }
}

function tooLarge(maxBytes: number): TelemetryError {
  return new TelemetryError(
    "payload_too_large",
    `The body is larger than ${maxBytes} bytes. Send less at a time.`,
    {
      details: { limit: maxBytes },
    },
  );
}
