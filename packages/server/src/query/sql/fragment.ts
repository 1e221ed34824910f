/** A piece of SQL with the values of the placeholders in it. The text is made of constants of this package only. */
export interface Fragment {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** All conditions have to hold. */
export function allOf(fragments: readonly Fragment[]): Fragment {
  return {
    sql: fragments.map(({ sql }) => sql).join("\n    AND "),
    parameters: Object.assign({}, ...fragments.map(({ parameters }) => parameters)),
  };
}
