import { hash, type Random } from "../random.ts";

function hex(value: number, digits = 8): string {
  return value.toString(16).padStart(8, "0").slice(0, digits);
}

function word(random: Random): number {
  return Math.floor(random() * 4_294_967_296);
}

/** A version 4 UUID. */
export function createUuid(random: Random): string {
  const [first, second, third, fourth] = [word(random), word(random), word(random), word(random)];
  const variant = "89ab"[third >>> 30];
  return `${hex(first)}-${hex(second, 4)}-4${hex(second).slice(5)}-${variant}${hex(third).slice(5)}-${hex(fourth)}${hex(third, 4)}`;
}

/** An event id as older producers make them. */
export function createOldId(random: Random): string {
  return `evt_${hex(word(random))}${hex(word(random))}`;
}

/** The stable id of person number `index` of an organisation. */
export function anonymousUserId(seed: number, organisation: number, index: number): string {
  const part = (n: number) => hex(hash(seed, "person", organisation, index, n));
  return `anon_${part(0)}${part(1)}${part(2)}`;
}
