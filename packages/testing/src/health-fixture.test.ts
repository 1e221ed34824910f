import { healthSchema, rejectionCodes } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { healthFixture, healthVariants } from "./health-fixture.ts";
import { createMockHandler } from "./mock/create-mock-handler.ts";

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe("healthFixture", () => {
  it.each(healthVariants)("is of the described form: %s", (variant) => {
    const health = healthFixture({ variant });
    expect(healthSchema.parse(health)).toEqual(health);
  });

  it("adds up over its hours, and knows codes that there are", () => {
    const { intake } = healthFixture();
    expect(intake?.accepted).toBe(sum(intake?.hours.map(({ accepted }) => accepted) ?? []));
    expect(sum(Object.values(intake?.rejected ?? {}))).toBe(
      sum(intake?.hours.map((hour) => hour.rejected) ?? []),
    );
    expect(sum(Object.values(intake?.dropped ?? {}))).toBe(
      sum(intake?.hours.map((hour) => hour.dropped) ?? []),
    );
    expect(Object.keys(rejectionCodes)).toEqual(expect.arrayContaining(Object.keys(intake?.rejected ?? {})));
    expect(intake?.hours.at(-1)?.start).toBe("2026-06-12T12:00:00.000Z");
  });
});

describe("GET /health", () => {
  const get = async (handle: ReturnType<typeof createMockHandler>) => {
    const response = await handle(new Request("http://host.test/api/telemetry/health"));
    return [response.status, await response.json()];
  };

  it("behaves as the scenario says, one after the other", async () => {
    const handle = createMockHandler({
      health: { sequence: ["ready", "unavailable", { error: "internal" }, { answer: { status: "tired" } }] },
    });
    expect(await get(handle)).toEqual([200, healthFixture()]);
    expect(await get(handle)).toEqual([503, { status: "unavailable" }]);
    expect(await get(handle)).toMatchObject([500, { error: { code: "internal" } }]);
    expect(await get(handle)).toEqual([200, { status: "tired" }]);
  });

  it("tells an organisation no more than its status", async () => {
    expect(await get(createMockHandler({ scopeKind: "org" }))).toEqual([200, { status: "ok" }]);
  });
});
