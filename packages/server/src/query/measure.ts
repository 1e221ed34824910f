import { type PayloadInteger, payloadInteger } from "./sql/attributes.ts";

/** How a measure is computed from selected events. */
export interface MeasureSql {
  /** The aggregate, over the aliases of `columns`. */
  readonly sql: string;
  /** What has to be selected of each event for it. */
  readonly columns: Readonly<Record<string, string>>;
  /** What the measure is where there are no events: a count of nothing is 0, an average of nothing is null. */
  readonly none: 0 | null;
}

/** How many events. */
export const countEvents: MeasureSql = { sql: "count()", columns: {}, none: 0 };

/** How many different users. */
export const countUsers: MeasureSql = {
  sql: "uniqExact(user)",
  columns: { user: "anonymous_user_id" },
  none: 0,
};

/** How many different sessions. */
export const countSessions: MeasureSql = {
  sql: "uniqExact(session)",
  columns: { session: "session_id" },
  none: 0,
};

/** How many different organisations; events without one do not count. */
export const countOrganisations: MeasureSql = {
  sql: "uniqExactIf(organisation, organisation != '')",
  columns: { organisation: "org_id_hash" },
  none: 0,
};

/** The mean of a whole number of the payload over the events that have it. */
export function averageOf(key: PayloadInteger): MeasureSql {
  return { sql: `avg(${key})`, columns: { [key]: payloadInteger(key) }, none: null };
}

/** Measures by the field names they have in the answer. */
export type Measures = Readonly<Record<string, MeasureSql>>;

/** The columns of all measures together. */
export function columnsOf(measures: Measures): Record<string, string> {
  return Object.assign({}, ...Object.values(measures).map(({ columns }) => columns));
}

/** The select list of all measures, each under its own name. */
export function aggregatesOf(measures: Measures): string[] {
  return Object.entries(measures).map(([name, { sql }]) => `${sql} AS ${name}`);
}

/** The measures of a row of the engine, or what they are where there is none. */
export function figuresOf<N extends string>(
  measures: Readonly<Record<N, MeasureSql>>,
  row: Readonly<Record<string, unknown>> | undefined,
): Record<N, number | null> {
  const figures = Object.entries<MeasureSql>(measures).map(([name, { none }]) => {
    const value = row === undefined ? none : row[name];
    return [name, typeof value === "number" && Number.isFinite(value) ? value : null];
  });
  return Object.fromEntries(figures) as Record<N, number | null>;
}
