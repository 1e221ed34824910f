/** Distinct users with any event, in each granule and over the whole range: the total is its own count, not a sum. */
import { distinctUsers } from "../distinct.ts";
import { formatStart } from "../granules.ts";
import { courseOf, measured, type View } from "../view.ts";

export function activeUsersData(view: View) {
  const course = courseOf(view, view.counted, distinctUsers);
  return {
    total: { anonymousUsers: measured(view, view.counted, distinctUsers) },
    points: view.granules.map((granule, i) => ({
      start: formatStart(view.timeZone, granule),
      anonymousUsers: course[i] ?? null,
      complete: view.isComplete(granule),
    })),
  };
}
