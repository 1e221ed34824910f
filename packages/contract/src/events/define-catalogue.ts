import { type EventName, type EventPayload, eventFields, type FieldKind } from "./catalogue.ts";
import { isRouteWritten, isWritten } from "./check-value.ts";

type Fields<N extends EventName> = (typeof eventFields)[N];

/** The fields of an event whose values are identifiers. */
export type WordField<N extends EventName> = {
  [F in keyof Fields<N>]: Fields<N>[F] extends "identifier" | "identifier?" ? F : never;
}[keyof Fields<N>];

/** A product's own words: where a list is given, nothing else passes. */
export interface Vocabulary {
  /** Every route pattern of the product, wherever an event has one. */
  readonly routes?: readonly string[];
  readonly events?: { readonly [N in EventName]?: { readonly [F in WordField<N>]?: readonly string[] } };
}

type Listed<V extends Vocabulary, N extends EventName, F> = V["events"] extends infer E
  ? N extends keyof E
    ? F extends keyof E[N]
      ? E[N][F] extends readonly (infer W)[]
        ? W
        : string
      : string
    : string
  : string;

type RouteOf<V extends Vocabulary> = V["routes"] extends readonly (infer R)[] ? R : string;

type Narrowed<
  V extends Vocabulary,
  N extends EventName,
  F,
  Kind extends FieldKind,
  Wide,
> = Kind extends "route"
  ? RouteOf<V>
  : Kind extends "route?"
    ? RouteOf<V> | null
    : Kind extends "identifier"
      ? Listed<V, N, F>
      : Kind extends "identifier?"
        ? Listed<V, N, F> | null
        : Wide;

/** The payload of the event `N` in a product's own words. */
export type PayloadIn<V extends Vocabulary, N extends EventName> = {
  readonly [F in keyof EventPayload<N>]: F extends keyof Fields<N>
    ? Fields<N>[F] extends FieldKind
      ? Narrowed<V, N, F, Fields<N>[F], EventPayload<N>[F]>
      : never
    : never;
};

/** A product's words, ready to be asked for: one value for tracker, endpoint and panels. */
export interface Catalogue<V extends Vocabulary = Vocabulary> {
  readonly vocabulary: V;
  /** Whether the product has listed `value` for the field; null where it has no list for it. */
  lists(event: EventName, field: string, value: string): boolean | null;
  /** Whether the product has listed the route; null where it has no list of routes. */
  listsRoute(value: string): boolean | null;
}

/**
 * Narrows identifiers and routes to a product's own lists. A listed word passes whatever it looks like.
 *
 * @throws TypeError naming the list and the place in it of what is no identifier or no route, or a list that no field has.
 */
export function defineCatalogue<const V extends Vocabulary>(vocabulary: V): Catalogue<V> {
  const routes = vocabulary.routes && new Set(checkWords(vocabulary.routes, "routes", isRouteWritten));
  const words = new Map<string, ReadonlySet<string>>();
  for (const [event, fields] of Object.entries(vocabulary.events ?? {})) {
    for (const [field, list] of Object.entries(fields as Record<string, readonly string[] | undefined>)) {
      if (list === undefined) continue;
      const path = `${event}.${field}`;
      if (!isWordField(event, field))
        throw new TypeError(`events.${path} is not a field of an event that holds identifiers.`);
      words.set(path, new Set(checkWords(list, `events.${path}`, isWritten)));
    }
  }
  return {
    vocabulary,
    lists: (event, field, value) => words.get(`${event}.${field}`)?.has(value) ?? null,
    listsRoute: (value) => routes?.has(value) ?? null,
  };
}

/** The catalogue of a product that lists nothing: identifiers and routes are open. */
export const openCatalogue: Catalogue<Record<never, never>> = /* @__PURE__ */ defineCatalogue({});

function isWordField(event: string, field: string): boolean {
  if (!Object.hasOwn(eventFields, event)) return false;
  const fields: Readonly<Record<string, FieldKind>> = eventFields[event as EventName];
  return Object.hasOwn(fields, field) && /^identifier/.test(String(fields[field]));
}

function checkWords(
  list: readonly string[],
  path: string,
  isWord: (value: unknown) => boolean,
): readonly string[] {
  const at = list.findIndex((word) => !isWord(word));
  if (at === -1) return list;
  throw new TypeError(
    `${path}[${at}] is not ${path === "routes" ? "a route pattern such as /people/[person_id]" : "an identifier such as cycle_time"}.`,
  );
}
