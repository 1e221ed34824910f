import { feature } from "./host.ts";

/** Values that throw, answer, count and pretend when they are looked at. */
export function hostileArguments(): readonly unknown[] {
  const boom = () => {
    throw new Error("CANARY");
  };
  const traps = { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const cyclic: Record<string, unknown> = { feature: "cycle_time" };
  cyclic.surface = cyclic;
  class Payload {
    feature = "CANARY";
  }
  return [
    undefined,
    null,
    "CANARY",
    Symbol("CANARY"),
    12n,
    Number.NaN,
    "x".repeat(100_000),
    new Proxy({}, traps),
    new Proxy(feature, { ...traps, ownKeys: () => ["feature", "surface", "routePattern"] }),
    revoked.proxy,
    cyclic,
    // biome-ignore lint/suspicious/noThenProperty: what is awaited by mistake is part of the test.
    { ...feature, then: boom },
    Promise.resolve("CANARY"),
    new Payload(),
    new Map([["feature", "CANARY"]]),
    [feature],
    boom,
    Object.defineProperty({ ...feature }, "feature", { get: boom, enumerable: true }),
    { ...feature, toJSON: () => "CANARY" },
    JSON.parse('{"__proto__":{"polluted":true},"feature":"a","surface":"b","routePattern":"/"}'),
    { ...feature, [Symbol("CANARY")]: 1 },
    { ...feature, feature: 12n },
    { ...feature, feature: { toString: boom } },
    { ...feature, feature: "x".repeat(100_000) },
    { toString: boom, valueOf: boom, [Symbol.toPrimitive]: boom },
  ];
}
