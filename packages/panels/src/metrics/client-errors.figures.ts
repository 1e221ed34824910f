import type { MetricAnswer } from "@firsthand/contract";
import { getChange } from "../panel/change.tsx";
import type { Figure } from "../panel/panel-definition.ts";
import type { PanelTools } from "../panel/panel-tools.ts";

interface Words {
  readonly errorsLabel: (n: number | null) => string;
  readonly affected: string;
}

/** How many sums of errors are drawn. */
export const GROUPS_SHOWN = 10;

/** The headline of errors, however they are arranged. */
export function getErrorFigures(
  { data, comparison }: MetricAnswer<"client-errors">,
  { format }: PanelTools,
  words: Words,
): Figure[] {
  const { errors, anonymousUsers } = data.total;
  return [
    {
      value: format.count(errors),
      label: words.errorsLabel(errors),
      change: getChange(errors, comparison?.total.errors),
    },
    {
      value: format.count(anonymousUsers),
      label: words.affected,
      change: getChange(anonymousUsers, comparison?.total.anonymousUsers),
    },
  ];
}
