import { describe, expect, it } from "vitest";
import {
  type Ask,
  event,
  executors,
  openMetricStore,
  orgA,
  orgB,
  platform,
} from "../../test-support/metric-store.ts";

const store = openMetricStore();
const orgC = "c".repeat(64);
const range: Ask = { start: "2026-03-01", end: "2026-03-05", scope: platform };
const from = (org: string, name: string, session: string) =>
  event(name, "2026-03-02T10:00:00Z", { org_id_hash: org, session_id: session });

const deliveries = [
  from(orgB, "page_viewed", "s1"),
  from(orgB, "guide_opened", "s1"),
  from(orgA, "page_viewed", "s1"),
  from(orgC, "page_viewed", "s1"),
  from("", "page_viewed", "s9"),
  from("", "page_viewed", "s9"),
  from("", "page_viewed", "s9"),
];
const figures = { sessions: 1, anonymousUsers: 1 };

describe.each(executors)("top-orgs through %s", (executor) => {
  it("ranks organisations by any event, without those that have none", async () => {
    await store.hold(deliveries);
    const { data } = await store.ask(executor, "top-orgs", {
      ...range,
      context: { labelOrganisations: (hashes) => ({ [hashes[0] ?? ""]: "Beta", [orgC]: "" }) },
    });
    expect(data).toEqual({
      rows: [
        { orgIdHash: orgB, label: "Beta", events: 2, ...figures },
        { orgIdHash: orgA, label: orgA, events: 1, ...figures },
        { orgIdHash: orgC, label: orgC, events: 1, ...figures },
      ],
      totalRows: 3,
      total: { events: 4, ...figures },
    });
  });

  it("asks the host once, for the listed organisations only, and labels both ranges", async () => {
    await store.hold(deliveries);
    const asked: (readonly string[])[] = [];
    const { comparison } = await store.ask(executor, "top-orgs", {
      ...range,
      limit: 2,
      compare: "previous",
      context: {
        async labelOrganisations(hashes) {
          asked.push(hashes);
          return { [orgA]: "Alpha" };
        },
      },
    });
    expect(asked).toEqual([[orgB, orgA]]);
    expect(comparison?.rows.map((row) => row.label)).toEqual([orgB, "Alpha"]);
  });

  it("keeps the answer when the host's names fail, hang or are no names", async () => {
    await store.hold(deliveries);
    const labellers = [
      () => {
        throw new Error("no names today");
      },
      () => Promise.reject(new Error("no names today")),
      () => new Promise<never>(() => {}),
      () => null as never,
      () => ({ [orgA]: 7 }) as never,
      () => Object.create({ [orgA]: "inherited" }),
    ];
    for (const labelOrganisations of labellers) {
      const { data } = await store.ask(executor, "top-orgs", { ...range, context: { labelOrganisations } });
      expect(data.rows.map((row) => row.label)).toEqual([orgB, orgA, orgC]);
    }
  });

  it("is not answered for an organisation, and nothing is read", async () => {
    let reads = 0;
    const asked = store.ask(executor, "top-orgs", {
      start: "2026-03-01",
      end: "2026-03-05",
      through: (reader) => ({
        read(...statement) {
          reads += 1;
          return reader.read(...statement);
        },
      }),
    });
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    expect(reads).toBe(0);
  });
});
