let last = Promise.resolve();

/**
 * Resolves in a turn of the event loop that no one else who waits here gets. Planning a question with thousands of
 * points takes its time without a pause: several in one turn would hold up every other request, and signals.
 */
export function ownTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
