import { demoOrganisations } from "@firsthand/testing/traffic";

/** Somebody who can sign in to the demo host. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: "admin" | "operator";
  /** The organisation an admin belongs to; null for the operator, who belongs to none. */
  readonly orgIdHash: string | null;
}

const [first, second] = demoOrganisations;
if (first === undefined || second === undefined) throw new Error("The demo needs two organisations.");

/** Who can sign in: an admin of each of two organisations, and the platform's operator. */
export const accounts: readonly Account[] = [
  { id: "ada", name: "Ada Brandt", role: "admin", orgIdHash: first.orgIdHash },
  { id: "ben", name: "Ben Osei", role: "admin", orgIdHash: second.orgIdHash },
  { id: "robin", name: "Robin Vale", role: "operator", orgIdHash: null },
];

const names = new Map<string, string>(demoOrganisations.map(({ orgIdHash, name }) => [orgIdHash, name]));

/** The host's name for an organisation, or null when the host does not know it. */
export function organisationName(orgIdHash: string): string | null {
  return names.get(orgIdHash) ?? null;
}
