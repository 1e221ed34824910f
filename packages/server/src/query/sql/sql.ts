import type { Bindable } from "../../clickhouse/check-statement.ts";
import type { ReadStatement } from "../../clickhouse/port.ts";
import { checkTableName } from "../../clickhouse/table-name.ts";
import type { FieldName } from "./field-name.ts";

/** A value that travels beside the text, under a name that says in the evidence what it is. */
interface Bound {
  readonly name: string;
  readonly type: BoundType;
  readonly value: Bindable;
}

type BoundType = "String" | "Int64" | "UInt8" | "UInt32" | "Array(String)" | "Array(Int64)";

/** What is decided where a statement is made: where a field is found, and how states of ids are put together, which depends on that. */
export type Hole = FieldName | "mergeIds";

/** A field of an event, wherever the statement will find it. */
interface Field {
  readonly field: Hole;
}

type Chunk = string | Bound | Field;

/**
 * A piece of a statement. Its text can only come from literals in this package's source, so the statements that can
 * ever be made are a finite set; everything else is bound.
 */
export class Sql {
  readonly #chunks: readonly Chunk[];

  private constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
  }

  /** Use the tag {@link sql}. */
  static of(literals: TemplateStringsArray, parts: readonly Sql[]): Sql {
    // Only a tagged template has frozen raw strings: an array that somebody put together does not pass.
    if (!Object.isFrozen(literals) || !Object.isFrozen(literals.raw)) throw new TypeError("Use the tag sql.");
    return new Sql(
      literals.flatMap((literal, i) => [literal, ...(parts[i] === undefined ? [] : parts[i].#chunks)]),
    );
  }

  static bound(bound: Bound): Sql {
    return new Sql([bound]);
  }

  /** A field that {@link readFrom} has to find before the statement can be made. */
  static field(field: Hole): Sql {
    return new Sql([{ field }]);
  }

  /** A name with a closed grammar, such as a table's. */
  static name(name: string): Sql {
    return new Sql([checkTableName(name)]);
  }

  /** The fields that the piece speaks of. */
  get fields(): ReadonlySet<FieldName> {
    return new Set(
      this.#chunks.flatMap((chunk) => (isField(chunk) && chunk.field !== "mergeIds" ? [chunk.field] : [])),
    );
  }

  /** Whether it puts states of ids together in a way that is still to be chosen. */
  get mergesIds(): boolean {
    return this.#chunks.some((chunk) => isField(chunk) && chunk.field === "mergeIds");
  }

  /** The piece with its fields found where `columns` says; others stay to be found elsewhere. */
  readFrom(columns: Readonly<Partial<Record<Hole, Sql>>>): Sql {
    const find = (chunk: Chunk): readonly Chunk[] => {
      const found = isField(chunk) ? columns[chunk.field] : undefined;
      return found === undefined ? [chunk] : found.#chunks;
    };
    return new Sql(this.#chunks.flatMap(find));
  }

  /** The text with its placeholders, and the values for them. */
  toStatement(): ReadStatement {
    const parameters: Record<string, Bindable> = {};
    const texts = this.#chunks.map((chunk) => {
      if (typeof chunk === "string") return chunk;
      if (isField(chunk)) throw new TypeError(`Nobody said where to find ${chunk.field}.`);
      const { name, type, value } = chunk;
      if (Object.hasOwn(parameters, name) && JSON.stringify(parameters[name]) !== JSON.stringify(value)) {
        throw new TypeError(`Two values are bound as ${name}.`);
      }
      parameters[name] = value;
      return `{${name}:${type}}`;
    });
    return {
      sql: texts
        .join("")
        .replaceAll(/\s*\n\s*/g, "\n")
        .trim(),
      parameters,
    };
  }
}

function isField(chunk: Chunk): chunk is Field {
  return typeof chunk === "object" && "field" in chunk;
}

/** Writes a piece of a statement; only other pieces can be put into it. */
export function sql(literals: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  return Sql.of(literals, parts);
}

/** Binds a value. A name stands for one value in a statement, however often it is used. */
export function bind(name: string, type: BoundType, value: Bindable): Sql {
  return Sql.bound({ name, type, value });
}

/** A field of an event. Whoever makes the statement says where it is found. */
export function field(name: FieldName): Sql {
  return Sql.field(name);
}

/** The function that puts states of ids together. */
export const mergeIds = Sql.field("mergeIds");

/** The name of a table, or of a column that a statement makes. */
export function nameOf(name: string): Sql {
  return Sql.name(name);
}

/** Pieces in a row, with `separator` between them. */
export function join(pieces: readonly Sql[], separator: Sql): Sql {
  return pieces.reduce((all, piece) => sql`${all}${separator}${piece}`);
}
