import type { ReactNode } from "react";

/** What is known of an answer, by its names; null is left out. */
export type Facts = readonly (readonly [name: string, value: ReactNode])[];

/** Facts as a list. */
export function FactList({ facts }: { readonly facts: Facts }) {
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
