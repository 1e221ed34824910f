import { test } from "vitest";
import { german } from "./de/index.ts";
import type { MessageOverrides } from "./message-overrides.ts";

test("takes a whole language, and single words", () => {
  german satisfies MessageOverrides;
  ({ retry: "Once more", metrics: { "top-routes": { title: "Pages" } } }) satisfies MessageOverrides;
});

test("takes no word that there is not", () => {
  // @ts-expect-error the word is `title`
  ({ metrics: { "top-routes": { titel: "Pages" } } }) satisfies MessageOverrides;
  // @ts-expect-error the word is another metric's
  ({ metrics: { "top-routes": { meanPer: (granule: string) => granule } } }) satisfies MessageOverrides;
  // @ts-expect-error the word is a function of the number
  ({ metrics: { "active-users": { userCount: "users" } } }) satisfies MessageOverrides;
  // @ts-expect-error no metric has this id
  ({ metrics: { "top-pages": { title: "Pages" } } }) satisfies MessageOverrides;
});
