/**
 * The paths of a JSON value with the kind of what stands there: `data.rows[].events: figure`. Null counts as the kind of
 * its neighbours, because a figure may be null anywhere; a path that only ever holds null is `null`.
 */
export function formOf(value: unknown): string[] {
  const kinds = new Map<string, string>();
  collect(value, "", kinds);
  return [...kinds].map(([path, kind]) => `${path}: ${kind}`).sort();
}

function collect(value: unknown, path: string, kinds: Map<string, string>): void {
  if (Array.isArray(value)) {
    kinds.set(`${path}[]`, kinds.get(`${path}[]`) ?? "null");
    for (const entry of value) collect(entry, `${path}[]`, kinds);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, entry] of Object.entries(value))
      collect(entry, path === "" ? name : `${path}.${name}`, kinds);
    kinds.delete(path);
  } else if (value !== null || !kinds.has(path)) {
    kinds.set(path, value === null ? "null" : typeof value);
  }
}
