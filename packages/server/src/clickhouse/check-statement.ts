import { TelemetryError } from "@firsthand/contract";
import type { ReadStatement } from "./port.ts";

/**
 * The last look at a statement before any engine sees it, the same for every executor.
 *
 * The embedded engine would run a second statement after a `;`, would write a file for `INTO OUTFILE` even when it is
 * read-only, and answers a placeholder without a value from an earlier statement's. So: one `SELECT`, without comments,
 * without the clauses that choose a format, settings or a file, and exactly the parameters that it names.
 *
 * @throws TelemetryError `internal`, because only a mistake of the server's own code gets here.
 */
export function checkStatement({ sql, parameters }: ReadStatement): void {
  const text = withoutLiterals(sql);
  if (!/^\s*(?:SELECT|WITH)\b/.test(text)) throw refused("it does not start with SELECT or WITH");
  const forbidden = /;|--|\/\*|#|\b(?:INTO|OUTFILE|FORMAT|SETTINGS)\b/i.exec(text);
  if (forbidden) throw refused(`it holds ${forbidden[0]}`);

  const placeholders = new Set([...text.matchAll(/\{(\w+):/g)].map(([, name]) => name ?? ""));
  for (const name of placeholders) {
    if (!Object.hasOwn(parameters, name)) throw refused(`parameter ${name} is missing`);
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (!placeholders.has(name)) throw refused(`parameter ${name} has no placeholder`);
    if (!isBindable(value)) throw refused(`parameter ${name} is not text, a number, or a list of either`);
  }
}

/** What may be bound. Everything else binds as something surprising, undefined and null even as the empty text. */
export type Bindable = string | number | readonly string[] | readonly number[];

function isBindable(value: unknown): value is Bindable {
  if (Array.isArray(value)) {
    return value.every((entry) => typeof entry === "string") || value.every(isFiniteNumber);
  }
  return typeof value === "string" || isFiniteNumber(value);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function withoutLiterals(sql: string): string {
  return sql.replaceAll(/'(?:[^'\\]|\\.)*'|`[^`\\]*`/g, "''");
}

function refused(reason: string): TelemetryError {
  return new TelemetryError("internal", "The server made a statement that it refuses to run.", {
    cause: new Error(`A read was not run because ${reason}.`),
  });
}
