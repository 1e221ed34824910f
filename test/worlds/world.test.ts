import { describe, expect, it } from "vitest";
import { countOnce } from "../oracle/count-once.ts";
import type { Delivery } from "../oracle/delivery.ts";
import { DAY_MS } from "./moments.ts";
import { mainStages } from "./stages.ts";
import { createWorld } from "./world.ts";

const worlds = mainStages.map((_, i) => createWorld(i + 1));
const deliveries = worlds.flatMap((world) => world.deliveries);

const identity = (delivery: Delivery) =>
  [delivery.org_id_hash, delivery.name, delivery.occurred_at, delivery.event_id].join(" ");

function groupsBy(keyOf: (delivery: Delivery) => string): Delivery[][] {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries)
    groups.set(keyOf(delivery), [...(groups.get(keyOf(delivery)) ?? []), delivery]);
  return [...groups.values()];
}

const differ = (group: Delivery[], column: keyof Delivery) =>
  new Set(group.map((delivery) => delivery[column])).size > 1;

describe("createWorld", () => {
  it("makes the same world from the same number", () => {
    expect(createWorld(3).deliveries).toEqual(worlds[2]?.deliveries);
  });

  it("plays in each of the six zones in the short run", () => {
    expect(new Set(worlds.map((world) => world.stage.timeZone))).toEqual(
      new Set([
        "UTC",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "America/New_York",
        "Pacific/Apia",
      ]),
    );
  });

  it("is small, and delivers events again, altered, taken in earlier, later and at the same time", () => {
    for (const world of worlds) {
      expect(world.deliveries.length).toBeGreaterThan(120);
      expect(world.deliveries.length).toBeLessThan(4_000);
      expect(countOnce(world.deliveries).length).toBeLessThan(world.deliveries.length * 0.95);
    }
    const repeated = groupsBy(identity).filter((group) => group.length > 1);
    expect(repeated.some((group) => differ(group, "payload_json"))).toBe(true);
    expect(repeated.some((group) => !differ(group, "ingested_at") && differ(group, "route_pattern"))).toBe(
      true,
    );
    expect(repeated.some((group) => (group[0]?.ingested_at ?? "") > (group[1]?.ingested_at ?? ""))).toBe(
      true,
    );
    expect(repeated.some((group) => (group[0]?.ingested_at ?? "") < (group[1]?.ingested_at ?? ""))).toBe(
      true,
    );
  });

  it("has one id under two organisations, two names and two times, and ids shared between organisations", () => {
    const byId = groupsBy((delivery) => delivery.event_id);
    for (const column of ["org_id_hash", "name", "occurred_at"] as const) {
      expect(byId.some((group) => differ(group, column))).toBe(true);
    }
    const byUser = groupsBy((delivery) => delivery.anonymous_user_id);
    expect(byUser.some((group) => differ(group, "org_id_hash"))).toBe(true);
  });

  it("has events without organisation and without route, and payloads that are not objects", () => {
    expect(deliveries.some((delivery) => delivery.org_id_hash === "")).toBe(true);
    expect(deliveries.some((delivery) => delivery.route_pattern === null)).toBe(true);
    expect(deliveries.some((delivery) => delivery.route_pattern === "")).toBe(true);
    expect(deliveries.some((delivery) => delivery.payload_json === "not json")).toBe(true);
  });

  it("has events exactly on the edges and days without any", () => {
    for (const { moments, deliveries: own } of worlds) {
      const occurred = new Set(own.map((delivery) => Date.parse(delivery.occurred_at)));
      expect(moments.edges.filter((edge) => occurred.has(edge)).length).toBeGreaterThan(3);
      const days = Array.from({ length: 37 }, (_, i) => moments.center + (i - 18) * DAY_MS);
      const isEmpty = (day: number) =>
        [...occurred].every((instant) => instant < day || instant >= day + DAY_MS);
      expect(days.some(isEmpty)).toBe(true);
    }
  });
});
