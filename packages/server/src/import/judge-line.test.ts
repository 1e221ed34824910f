import { describe, expect, it } from "vitest";
import { describeFault } from "./faults.ts";
import { isFault, judgeLine } from "./judge-line.ts";

const hash = "a".repeat(64);
const otherHash = "b".repeat(64);

const row = {
  org_id_hash: hash,
  event_id: "evt_1",
  name: "page_viewed",
  schema_version: "2026-05-telemetry-v1",
  session_id: "s-1",
  anonymous_user_id: "u-1",
  route_pattern: "/people/[person_id]",
  payload_json: '{"page": "person"}',
  occurred_at: "2026-11-02T09:00:00.000Z",
  ingested_at: "2026-11-02 09:00:01.250",
  source: "acme-web",
};

const event = {
  name: "page_viewed",
  schemaVersion: "2026-05-telemetry-v1",
  eventId: "evt_1",
  ts: "2026-11-02T10:00:00.000+01:00",
  sessionId: "s-1",
  anonymousUserId: "u-1",
  orgIdHash: null,
  routePattern: null,
  payload: { page: "person", count: 1, again: true, referrer: null },
};

const judge = (value: unknown, source: string | null = null) =>
  judgeLine({ number: 7, text: typeof value === "string" ? value : JSON.stringify(value) }, source);

const complaint = (value: unknown, source: string | null = null) =>
  judge(value, source).map((judgement) => (isFault(judgement) ? describeFault(judgement) : "fine"));

describe("judgeLine", () => {
  it("takes a row of the table as it stands", () => {
    expect(judge(row)).toEqual([
      {
        orgIdHash: hash,
        eventId: "evt_1",
        name: "page_viewed",
        schemaVersion: "2026-05-telemetry-v1",
        sessionId: "s-1",
        anonymousUserId: "u-1",
        routePattern: "/people/[person_id]",
        payloadJson: '{"page": "person"}',
        occurredAt: Date.UTC(2026, 10, 2, 9),
        ingestedAt: Date.UTC(2026, 10, 2, 9, 0, 1, 250),
        source: "acme-web",
      },
    ]);
  });

  it("does not judge the values of a row: unknown names, empty texts, other keys and further columns are fine", () => {
    expect(complaint({ ...row, name: "something_else", schema_version: "v0", event_id: "" })).toEqual([
      "fine",
    ]);
    expect(complaint({ ...row, org_id_hash: "", route_pattern: null, payload_json: '{"email":1}' })).toEqual([
      "fine",
    ]);
    expect(complaint({ ...row, region: "eu", events_seen: 3 })).toEqual(["fine"]);
  });

  it.each(Object.keys(row))("names the column %s when it is missing or of the wrong type", (column) => {
    const { [column]: _, ...rest } = row as Record<string, unknown>;
    expect(complaint(rest)).toEqual([`line 7: ${column} is missing`]);
    const wanted = column === "route_pattern" ? "text or null" : "text";
    for (const value of [1, true, [], {}, ...(column === "route_pattern" ? [] : [null])]) {
      expect(complaint({ ...row, [column]: value })).toEqual([`line 7: ${column} is not ${wanted}`]);
    }
  });

  it("names a payload that is not a JSON object", () => {
    for (const payload_json of ["", "null", "[]", "3", '"{}"', "{", "{}{}", "{'a':1}", "\uFEFF{}"]) {
      expect(complaint({ ...row, payload_json }), payload_json).toEqual([
        "line 7: payload_json is not a JSON object",
      ]);
    }
    expect(complaint({ ...row, payload_json: " {} " })).toEqual(["fine"]);
  });

  it("names a time that is not a time", () => {
    expect(complaint({ ...row, occurred_at: "2026-13-45 99:00:00" })).toEqual([
      "line 7: occurred_at is not a time",
    ]);
    expect(complaint({ ...row, ingested_at: "yesterday" })).toEqual(["line 7: ingested_at is not a time"]);
  });

  it("names what is not JSON, and JSON that is something else", () => {
    expect(complaint("{")).toEqual(["line 7: not JSON"]);
    expect(complaint("event_id,name")).toEqual(["line 7: not JSON"]);
    for (const value of ["[]", "1", "null", '"text"', "{}", '{"a":1}', `[${JSON.stringify(row)}]`]) {
      expect(complaint(value), value).toEqual([
        "line 7: neither a row of the table nor an event nor a batch of events",
      ]);
    }
  });

  it("never repeats a value of the file", () => {
    const secret = "ada@example.org";
    const lines = [
      secret,
      { ...row, occurred_at: secret },
      { ...row, payload_json: secret },
      { [secret]: 1 },
    ];
    for (const line of lines) expect(complaint(line).join()).not.toContain(secret);
  });

  it("refuses half of a surrogate pair, for which ClickHouse refuses the whole insert", () => {
    const broken = JSON.stringify(row).replace('"s-1"', '"\\ud800"');
    expect(complaint(broken)).toEqual([
      "line 7: session_id is not well-formed Unicode: it holds half of a surrogate pair",
    ]);
    const whole = JSON.stringify(row).replace('"s-1"', '"\\ud83d\\ude00"');
    expect(complaint(whole)).toEqual(["fine"]);
  });

  it("survives JSON that is nested a hundred thousand deep", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(complaint(deep)).toEqual([
      "line 7: neither a row of the table nor an event nor a batch of events",
    ]);
    expect(
      complaint(
        JSON.stringify({ ...event, payload: 0 }).replace('"payload":0', `"payload":{"a":${deep}}`),
        "acme-web",
      ),
    ).toEqual(["line 7: payload holds lists or objects; the payload of an event is flat"]);
  });

  it("turns an event into a row that is taken in now", () => {
    expect(judge(event, "acme-web")).toEqual([
      {
        orgIdHash: "",
        eventId: "evt_1",
        name: "page_viewed",
        schemaVersion: "2026-05-telemetry-v1",
        sessionId: "s-1",
        anonymousUserId: "u-1",
        routePattern: null,
        payloadJson: '{"again":true,"count":1,"page":"person","referrer":null}',
        occurredAt: Date.UTC(2026, 10, 2, 9),
        ingestedAt: null,
        source: "acme-web",
      },
    ]);
  });

  it("asks for the source of an event that stands by itself", () => {
    expect(complaint(event)).toEqual([
      "line 7: an event by itself does not say its source; name it with --source",
    ]);
  });

  it.each(Object.keys(event))("names the field %s of an event when it is missing", (field) => {
    const { [field]: _, ...rest } = event as Record<string, unknown>;
    expect(complaint({ orgIdHash: null, source: "acme-web", events: [event, rest] })).toEqual([
      "fine",
      `line 7, event 2: ${field} is missing`,
    ]);
  });

  it("names what else is wrong with an event", () => {
    const wrong = [
      { ...event, ts: "2026-11-02T10:00:00" },
      { ...event, orgIdHash: 1 },
      { ...event, payload: [] },
      { ...event, payload: { a: [1] } },
      "text",
    ];
    expect(complaint({ orgIdHash: null, source: "acme-web", events: wrong })).toEqual([
      "line 7, event 1: ts is not a time",
      "line 7, event 2: orgIdHash is not text or null",
      "line 7, event 3: payload is not a JSON object",
      "line 7, event 4: payload holds lists or objects; the payload of an event is flat",
      "line 7, event 5: neither a row of the table nor an event nor a batch of events",
    ]);
  });

  it("names a batch that is not one", () => {
    expect(complaint({ orgIdHash: null, events: [] })).toEqual(["line 7: source is missing"]);
    expect(complaint({ source: "acme-web", events: [] })).toEqual(["line 7: orgIdHash is missing"]);
    expect(complaint({ orgIdHash: null, source: "acme-web", events: {} })).toEqual([
      "line 7: events is not a list",
    ]);
  });

  it("lets the batch say whose its events are", () => {
    const events = [event, { ...event, orgIdHash: hash }, { ...event, orgIdHash: otherHash }];
    const judged = judge({ orgIdHash: hash, source: "acme-web", events });
    expect(judged.map((one) => (isFault(one) ? describeFault(one) : one.orgIdHash))).toEqual([
      hash,
      hash,
      "line 7, event 3: an event of another organisation than its batch",
    ]);
  });
});
