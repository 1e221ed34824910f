import { schemaVersion } from "@firsthand/contract/catalogue";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeTrackers, createTestTransport, feature, openTracker, readStorage } from "./test/host.ts";

beforeEach(() => localStorage.clear());
afterEach(closeTrackers);

const CANARY = "c4n4ry";
const mail = `${CANARY}@example.org`;

/** An event as a tracker stores it. */
const event = {
  name: "feature_viewed",
  schemaVersion,
  eventId: "evt_1",
  ts: new Date(Date.now() - 60_000).toISOString(),
  sessionId: "s-1",
  anonymousUserId: "u-1",
  orgIdHash: null,
  routePattern: null,
  payload: feature,
};
const report = { id: "r-1", counts: { queue_full: 2 } };

/** Stores texts where events wait, opens a tracker on them and lets it send. */
async function takeOver(texts: readonly string[]) {
  texts.forEach((text, i) => {
    localStorage.setItem(`firsthand.acme-web.queue.${i}`, text);
  });
  const { transport, sent } = createTestTransport();
  const tracker = openTracker({ transport });
  const stored = JSON.stringify(readStorage());
  await tracker.flush();
  return { sent, stored, dropped: tracker.stats().dropped };
}

describe("what another script wrote among the events that wait", () => {
  it.each<[string, object]>([
    ["has a further key", { ...event, email: mail }],
    [
      "has a key that stands for another",
      JSON.parse(JSON.stringify(event).replace(/}$/, `,"__proto__":{"email":"${mail}"}}`)),
    ],
    ["names an organisation", { ...event, orgIdHash: mail }],
    ["is of a version that is none", { ...event, schemaVersion: mail }],
    ["has more than a time for a time", { ...event, ts: `${new Date().toUTCString()} (${mail})` }],
  ])("is sent as the event that it is besides: it %s", async (_, written) => {
    const { sent, stored } = await takeOver([JSON.stringify(written)]);
    const [taken] = sent.flatMap(({ events }) => events);
    expect(taken).toEqual({
      ...event,
      ts: expect.stringMatching(/^[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}[.][0-9]{3}Z$/),
    });
    expect(stored + JSON.stringify(sent)).not.toContain(CANARY);
  });

  it.each<[string, unknown]>([
    ["has no id", { ...event, eventId: undefined }],
    ["has an address for its id", { ...event, eventId: mail }],
    ["has an address for its session", { ...event, sessionId: mail }],
    ["has an address for its user", { ...event, anonymousUserId: mail }],
    ["has a list for its user", { ...event, anonymousUserId: [mail] }],
    ["has a path for its route", { ...event, routePattern: `/people/${mail}` }],
    ["has no route", { ...event, routePattern: undefined }],
    ["has no time", { ...event, ts: mail }],
    ["has a further key in its payload", { ...event, payload: { ...feature, email: mail } }],
    ["has an address in its payload", { ...event, payload: { ...feature, feature: mail } }],
    ["is of no event", { ...event, name: mail }],
    ["is a report of a reason that is none", { ...report, counts: { [mail]: 1 } }],
    ["is a report of a text", { ...report, counts: { refused: mail } }],
    ["is a report without counts", { id: "r-1" }],
    ["is a report with an address for its id", { ...report, id: mail }],
    ["is a text", mail],
    ["is nothing", null],
  ])("is refused and counted: it %s", async (_, written) => {
    const { sent, stored, dropped } = await takeOver([JSON.stringify(written)]);
    expect(dropped).toEqual({ refused: 1 });
    expect(sent).toMatchObject([{ events: [], dropped: { counts: { refused: 1 } } }]);
    expect(stored + JSON.stringify(sent)).not.toContain(CANARY);
  });

  it("does not cost its neighbours, nor a report what it is a report of", async () => {
    const written = [event, { ...report, email: mail }, { ...event, sessionId: mail }];
    const { sent, stored } = await takeOver(written.map((each) => JSON.stringify(each)));
    expect(sent.map(({ events, dropped }) => [events, dropped])).toEqual([
      [[], report],
      [[event], undefined],
    ]);
    expect(stored + JSON.stringify(sent)).not.toContain(CANARY);
  });
});
