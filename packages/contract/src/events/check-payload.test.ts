import { describe, expect, it } from "vitest";
import { type EventName, eventFields, eventNames } from "./catalogue.ts";
import { checkPayload } from "./check-payload.ts";
import { isId, isIdentifier, isRoute } from "./check-value.ts";
import { defineCatalogue, openCatalogue } from "./define-catalogue.ts";
import { eventPayloads } from "./payload-schemas.ts";

const words = [
  "cycle_time",
  "getting-started",
  "TypeError",
  "ChunkLoadError",
  "http:404",
  "p50-p95",
  "iOSApp",
];
const secrets = [
  "http:example.co",
  "mailto:ada",
  "www.example.io",
  "intranet.example.com",
  "ada-at-example-dot-com",
  "ip-10.0.0.1",
  "u550e8400-e29b-41d4-a716-446655440000",
  "call-555-123-4567",
  "user.482913",
  "deadbeefdeadbeef",
  "ghp_16C7e42F292c",
  "eyJhbGciOiJIUzI1NiJ9",
  "x7f3k9q2m4b8",
  "YWxpY2VAZXhhbXBsZS5jb20",
  "YWRhQGV4YW1wbGUuY29t",
  "YUBiLmNv",
  "aHR0cHM6Ly9leGFtcGxlLmNvbS9vcmcvNDI",
  "QWRhIExvdmVsYWNlLCBMb25kb24",
];

describe("isIdentifier", () => {
  it.each(words)("takes %s, as a product calls things", (word) => {
    expect(isIdentifier(word)).toBe(true);
  });

  it.each(secrets)("refuses %s", (secret) => {
    expect(isIdentifier(secret)).toBe(false);
    expect(isRoute(`/people/${secret}`)).toBe(false);
  });
});

describe("isId", () => {
  it("takes UUIDs, hashes, random ids and those of older producers", () => {
    for (const id of [
      "550e8400-e29b-41d4-a716-446655440000",
      "f".repeat(64),
      "evt_1",
      "s-1",
      "V1StGXR8_Z5jdHi6B-myT",
    ])
      expect(isId(id), id).toBe(true);
  });

  it("takes a UUID that happens to have no letter, as one of two million does", () => {
    expect(isId("54437230-0849-4577-8487-475589422073")).toBe(true);
    let seed = 1;
    const digits = () =>
      "dddddddd-dddd-4ddd-8ddd-dddddddddddd".replaceAll("d", () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return String(seed % 10);
      });
    const refused = Array.from({ length: 10_000 }, digits).filter((id) => !isId(id));
    expect(refused).toEqual([]);
  });

  it("refuses numbers, and texts in another writing", () => {
    for (const id of [
      "42",
      "544372300849457784874755894220730000",
      "555-123-4567",
      "YWRhQGV4YW1wbGUuY29t",
      "616461406578616d706c652e636f6d",
      "ada@example.com",
    ])
      expect(isId(id), id).toBe(false);
  });
});

const values = [
  null,
  "",
  "cycle_time",
  "/",
  "/people/[id]",
  "two words",
  0,
  1,
  -1,
  1.5,
  2 ** 31,
  -0,
  true,
  [],
  {},
];

describe("checkPayload", () => {
  it.each(eventNames)("agrees with the schema of %s about every kind of value in every field", (name) => {
    const right = sampleOf(name);
    expect(checkPayload(name, right, openCatalogue).ok).toBe(true);
    for (const field of Object.keys(right)) {
      for (const value of [...values, ...secrets]) {
        const payload = { ...right, [field]: value };
        const isDigest = field === "digest";
        const isTaken = isDigest || eventPayloads[name].safeParse(payload).success;
        expect(checkPayload(name, payload, openCatalogue).ok, `${field} ${String(value)}`).toBe(isTaken);
      }
    }
  });

  it("stores a digest only when it is an identifier", () => {
    const digestOf = (digest: unknown) => {
      const checked = checkPayload("client_error", { ...sampleOf("client_error"), digest }, openCatalogue);
      return checked.ok ? checked.payload.digest : checked.code;
    };
    expect(digestOf("NEXT_NOT_FOUND")).toBe("NEXT_NOT_FOUND");
    for (const digest of ["ada@example.com", "4111111111111111", { a: 1 }, 7])
      expect(digestOf(digest)).toBeNull();
  });

  it("calls no getter, reads nothing inherited, and takes no object of a class", () => {
    const right = sampleOf("guide_opened");
    let called = false;
    const withGetter = {
      surface: "overview",
      get guide() {
        called = true;
        return "intro";
      },
    };
    class Guide {
      guide = "intro";
      surface = "overview";
    }
    const codeOf = (payload: unknown) => {
      const checked = checkPayload("guide_opened", payload, openCatalogue);
      return checked.ok ? "taken" : checked.code;
    };
    expect(codeOf(withGetter)).toBe("unknown_field");
    expect(called).toBe(false);
    expect(codeOf(new Guide())).toBe("not_an_event");
    expect(codeOf(Object.create(right))).toBe("not_an_event");
    expect(codeOf(new Map(Object.entries(right)))).toBe("not_an_event");
    expect(codeOf({ ...right, [Symbol("email")]: "ada" })).toBe("unknown_field");
    expect(codeOf(JSON.parse('{"guide":"intro","surface":"overview","__proto__":{"email":"a"}}'))).toBe(
      "unknown_field",
    );
    expect(codeOf({ ...right, "guide\u0000": "intro" })).toBe("unknown_field");
    expect(codeOf({ guide: "intro" })).toBe("missing_field");
    for (const payload of [null, undefined, "text", 7, [], () => right])
      expect(codeOf(payload)).not.toBe("taken");
  });
});

describe("defineCatalogue", () => {
  const catalogue = defineCatalogue({
    routes: ["/", "/people/[person_id]", "/release-2026-11-27"],
    events: { feature_viewed: { feature: ["cycle_time", "q4-2026-11-27"] } },
  });
  const isTaken = (payload: object) => checkPayload("feature_viewed", payload, catalogue).ok;

  it("lets nothing but the product's words through, whatever they look like", () => {
    const payload = { feature: "q4-2026-11-27", surface: "anywhere", routePattern: "/release-2026-11-27" };
    expect(isTaken(payload)).toBe(true);
    expect(isTaken({ ...payload, feature: "throughput" })).toBe(false);
    expect(isTaken({ ...payload, routePattern: "/repos" })).toBe(false);
    expect(isTaken({ ...payload, surface: "two words" })).toBe(false);
  });

  it("names the word that is none, and the field that has no words", () => {
    expect(() => defineCatalogue({ routes: ["/", "/a?b"] })).toThrow("routes[1] is not a route pattern");
    expect(() => defineCatalogue({ events: { guide_opened: { guide: ["a b"] } } })).toThrow(
      "events.guide_opened.guide[0] is not an identifier",
    );
    expect(() => defineCatalogue({ events: { session_ended: { durationMs: ["x"] } } })).toThrow(
      "events.session_ended.durationMs is not a field",
    );
  });
});

function sampleOf(name: EventName): Record<string, unknown> {
  const sample = {
    identifier: "cycle_time",
    route: "/people/[person_id]",
    flag: true,
    digest: "NEXT_NOT_FOUND",
  };
  return Object.fromEntries(
    Object.entries(eventFields[name]).map(([field, kind]) => [
      field,
      typeof kind === "number" ? 2 : sample[kind.replace("?", "") as keyof typeof sample],
    ]),
  );
}
