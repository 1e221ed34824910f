/** What is written as JSON under `name` in `localStorage`; null when nothing is, it is no JSON, or storage is blocked. */
export function readStored(name: string): unknown {
  return attempt((storage) => JSON.parse(storage.getItem(name) ?? "null"), null);
}

/** Whether there is anything under `name`. */
export function isStored(name: string): boolean {
  return attempt((storage) => name in storage, false);
}

/** Whether it is stored now. */
export function writeStored(name: string, text: string): boolean {
  return attempt((storage) => {
    storage.setItem(name, text);
    return true;
  }, false);
}

export function deleteStored(name: string): void {
  attempt((storage) => storage.removeItem(name), undefined);
}

/** The names of all values whose name begins with `prefix`. */
export function listStored(prefix: string): readonly string[] {
  return attempt((storage) => Object.keys(storage).filter((name) => name.startsWith(prefix)), []);
}

/** Storage can be blocked or full, and says so with errors. */
function attempt<T>(work: (storage: Storage) => T, otherwise: T): T {
  try {
    return work(localStorage);
  } catch {
    return otherwise;
  }
}
