import { isRoute } from "@firsthand/contract/catalogue";
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { createMemoryRouter, matchRoutes, type RouteObject } from "react-router";
import { describe, expect, it } from "vitest";
import { nextPattern, reactRouterPattern, tanStackPattern, templatePathname } from "./routes.ts";

describe("reactRouterPattern", () => {
  const routes: RouteObject[] = [
    {
      path: "/",
      children: [
        { index: true },
        {
          path: "people",
          children: [{ index: true }, { path: ":person_id", children: [{ path: "edit?" }] }],
        },
        { path: ":lang?/help" },
        { path: "files/*" },
        { children: [{ path: "/teams/:teamId" }] },
      ],
    },
  ];

  it.each([
    ["/", "/"],
    ["/people", "/people"],
    ["/people/4711", "/people/[person_id]/edit"],
    ["/people/4711/edit", "/people/[person_id]/edit"],
    ["/de/help", "/[lang]/help"],
    ["/files/a/b/ada@example.org", "/files/[splat]"],
    ["/teams/7", "/teams/[teamId]"],
  ])("makes of %s what the router matched", (path, pattern) => {
    const router = createMemoryRouter(routes, { initialEntries: [path] });
    expect(reactRouterPattern(router.state.matches)).toBe(pattern);
    expect(reactRouterPattern(matchRoutes(routes, path))).toBe(pattern);
    expect(isRoute(pattern)).toBe(true);
    router.dispose();
  });

  it("knows none where nothing matched", () => {
    expect(reactRouterPattern(matchRoutes(routes, "/nowhere/at/all"))).toBe(null);
    expect(reactRouterPattern([])).toBe(null);
  });
});

describe("tanStackPattern", () => {
  const root = createRootRoute();
  const layout = createRoute({ getParentRoute: () => root, id: "_signed-in" });
  const people = createRoute({ getParentRoute: () => layout, path: "people" });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/" }),
    layout.addChildren([
      people.addChildren([
        createRoute({ getParentRoute: () => people, path: "/" }),
        createRoute({ getParentRoute: () => people, path: "$person_id" }),
      ]),
    ]),
    createRoute({ getParentRoute: () => root, path: "files/$" }),
    createRoute({ getParentRoute: () => root, path: "posts/{-$category}/list" }),
    createRoute({ getParentRoute: () => root, path: "reports/{$report}.pdf" }),
  ]);

  it.each([
    ["/", "/"],
    ["/people", "/people"],
    ["/people/4711", "/people/[person_id]"],
    ["/files/a/b", "/files/[splat]"],
    ["/posts/list", "/posts/[category]/list"],
    ["/reports/4711.pdf", "/reports/[report]"],
  ])("makes of %s what the router matched", async (path, pattern) => {
    const history = createMemoryHistory({ initialEntries: [path] });
    const router = createRouter({ routeTree, history });
    await router.load();
    expect(tanStackPattern(router.state.matches)).toBe(pattern);
  });

  it("knows none where nothing matched", () => expect(tanStackPattern([])).toBe(null));
});

describe("nextPattern", () => {
  it.each([
    ["/", {}, "/"],
    ["/people/4711", { person_id: "4711" }, "/people/[person_id]"],
    ["/people/people", { person_id: "people" }, "/people/[person_id]"],
    ["/de/people/ada%40example.org", { lang: "de", person: "ada@example.org" }, "/[lang]/people/[person]"],
    ["/docs/a/b/c", { slug: ["a", "b", "c"] }, "/docs/[slug]"],
    ["/docs", { slug: undefined }, "/docs"],
    ["/p/4711/x", {}, "/[id]/[id]/[id]"],
    ["/people/4711", null, "/people/[id]"],
  ])("makes a pattern of %s and its parameters %o", (path, params, pattern) => {
    expect(nextPattern(path, params)).toBe(pattern);
  });

  it("knows none without a path", () => expect(nextPattern(null, {})).toBe(null));
});

describe("templatePathname", () => {
  it.each([
    ["/", "/"],
    ["/settings/data-sources/", "/settings/data-sources"],
    ["/teams/7/overview?user=ada#x", "/teams/[id]/overview"],
    ["/terms_of_service", "/terms_of_service"],
  ])("keeps the words of %s", (path, pattern) => expect(templatePathname(path)).toBe(pattern));

  it.each([
    "4711",
    "a1",
    "Ada",
    "ada@example.org",
    "ada%40example.org",
    "example.org",
    crypto.randomUUID(),
    "deadbeef",
    "507f1f77bcf86cd799439011",
    "V1StGXR8_Z5jdHi6B-myT",
    "tz4a98xxat96iws9zmbrgj3a",
    "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "how-i-lost-my-keys-in-vienna",
    "xkcdwrtz",
    "größe",
    "+4366012345",
    "..",
    "~ada",
    ":id",
  ])("takes %s for an id", (segment) => expect(templatePathname(`/people/${segment}`)).toBe("/people/[id]"));

  it("lets no generated id through", () => {
    for (let i = 0; i < 5_000; i += 1) {
      const bytes = crypto.getRandomValues(new Uint8Array(1 + (i % 16)));
      const id = i % 2 ? bytes.join("") : crypto.randomUUID().slice(0, 8 + (i % 28));
      if (/\d/.test(id)) expect(templatePathname(`/x/${id}`)).toBe("/[id]/[id]");
    }
  });

  it("knows none for a path that is too long", () => expect(templatePathname("/word".repeat(60))).toBe(null));
});
