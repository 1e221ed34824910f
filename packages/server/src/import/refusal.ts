import type { FaultReason } from "./faults.ts";

/** Why one row or event was refused. A class, because what is judged beside it may have any keys. */
export class Refusal {
  readonly reason: FaultReason;
  /** The documented name of the column or field at fault; null when it is the whole. */
  readonly field: string | null;

  constructor(reason: FaultReason, field: string | null = null) {
    this.reason = reason;
    this.field = field;
  }
}

/** Whether `value` is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const surrogate = /\p{Surrogate}/u;

/**
 * Checks that `fields` are texts and `nullable` texts or null.
 *
 * ClickHouse refuses a whole insert for one half of a surrogate pair; JSON can hold one only as an escape, so that
 * `mayBeBroken` says whether looking for it is worth the time.
 */
export function judgeTexts<Field extends string, Nullable extends string>(
  value: Record<string, unknown>,
  fields: { readonly texts: readonly Field[]; readonly nullable: readonly Nullable[] },
  mayBeBroken: boolean,
): (Record<Field, string> & Record<Nullable, string | null>) | Refusal {
  for (const field of fields.texts) {
    const refusal = judgeText(value[field], field, mayBeBroken);
    if (refusal !== null) return refusal;
  }
  for (const field of fields.nullable) {
    if (value[field] === null) continue;
    const refusal = judgeText(value[field], field, mayBeBroken);
    if (refusal !== null) return refusal;
  }
  // Every field of the type was looked at just now.
  return value as Record<Field, string> & Record<Nullable, string | null>;
}

function judgeText(value: unknown, field: string, mayBeBroken: boolean): Refusal | null {
  if (value === undefined) return new Refusal("missing-field", field);
  if (typeof value !== "string") return new Refusal("wrong-type", field);
  return mayBeBroken && surrogate.test(value) ? new Refusal("broken-text", field) : null;
}
