import { describe, expect, it } from "vitest";
import { countOnce } from "./count-once.ts";
import type { Delivery } from "./delivery.ts";

const first: Delivery = {
  org_id_hash: "a",
  event_id: "e1",
  name: "page_viewed",
  schema_version: "v1",
  session_id: "s1",
  anonymous_user_id: "u1",
  route_pattern: "/a",
  payload_json: "{}",
  occurred_at: "2026-03-01T10:00:00.000Z",
  ingested_at: "2026-03-01T10:00:05.000Z",
  source: "web",
};

describe("countOnce", () => {
  it("keeps the delivery that was taken in last, as a whole row with its nulls", () => {
    const newer = {
      ...first,
      route_pattern: null,
      anonymous_user_id: "u2",
      ingested_at: "2026-03-01T10:00:06.000Z",
    };
    const events = countOnce([newer, first]);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ routePattern: null, anonymousUserId: "u2" });
  });

  it("keeps the later of two deliveries that were taken in at the same time", () => {
    expect(countOnce([first, { ...first, session_id: "s2" }]).map((event) => event.sessionId)).toEqual([
      "s2",
    ]);
    expect(countOnce([{ ...first, session_id: "s2" }, first]).map((event) => event.sessionId)).toEqual([
      "s1",
    ]);
  });

  it("takes the same id under another organisation, another name or a millisecond later for another event", () => {
    const others = [
      { ...first, org_id_hash: "b" },
      { ...first, name: "client_error" },
      { ...first, occurred_at: "2026-03-01T10:00:00.001Z" },
    ];
    expect(countOnce([first, ...others, first])).toHaveLength(4);
  });
});
