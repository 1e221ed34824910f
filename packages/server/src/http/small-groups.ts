import type { ScopeKind } from "@firsthand/contract";
import { checkCount, unusable } from "./check-option.ts";

/** Which groups of users are too small for figures of their own. */
export interface SmallGroups {
  /** A figure that fewer users stand behind is withheld: a whole number from 1, which withholds nothing. */
  readonly minimumUsers: number;
  /** Whether answers for one organisation withhold them as well. @default false: only those for the platform do */
  readonly organisations?: boolean | undefined;
}

/** How many users have to stand behind a figure, by the kind of scope; undefined where small groups are not withheld. */
export type MinimumUsers = Readonly<Record<ScopeKind, number | undefined>>;

/** @throws TelemetryError `invalid_request` */
export function completeSmallGroups(option: SmallGroups | false = { minimumUsers: 5 }): MinimumUsers {
  if (option === false) return { org: undefined, platform: undefined };
  if (typeof option !== "object" || option === null) {
    throw unusable("smallGroups", "has to be false or an object such as { minimumUsers: 5 }");
  }
  const { organisations = false } = option;
  if (typeof organisations !== "boolean")
    throw unusable("smallGroups.organisations", "has to be true or false");
  const least = checkCount(option.minimumUsers, "smallGroups.minimumUsers");
  const minimumUsers = least === 1 ? undefined : least;
  return { platform: minimumUsers, org: organisations ? minimumUsers : undefined };
}
