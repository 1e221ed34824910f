/** The value under `name` in `localStorage`; null when there is none, or storage is blocked. */
export function readStored(name: string): string | null {
  return attempt((storage) => storage.getItem(name), null);
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
