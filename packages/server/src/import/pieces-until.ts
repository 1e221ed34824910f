import { untilAborted } from "../http/deadline.ts";

type Pieces<T> = AsyncIterable<T> | Iterable<T>;

/** Hands on what comes, and rejects as soon as the signal aborts, also while it waits for a source that stands still. */
export async function* piecesUntil<T>(signal: AbortSignal, pieces: Pieces<T>): AsyncGenerator<T> {
  const source = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  try {
    for (;;) {
      const next = await untilAborted<IteratorResult<T>>(source.next(), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not waited for: a source that stands still does not hear it.
    Promise.resolve(source.return?.()).catch(() => undefined);
  }
}
