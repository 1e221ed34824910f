import type { MetricData } from "@firsthand/contract";
import { countEvents, countSessions, countUsers } from "../query/measure.ts";
import { labelsOf } from "../query/organisation-labels.ts";
import { type Ranking, rank } from "../query/ranked.ts";
import type { AnswerFigures } from "../query/run.ts";

type Measure = "events" | "sessions" | "anonymousUsers";

/** Events of any name by organisation, with the host's names; events without an organisation are left out. */
export const topOrgs: AnswerFigures<"top-orgs"> = async (run) => {
  const { data, comparison, truncated } = await rank(run, {
    condition: "org_id_hash != ''",
    dimensions: ["orgIdHash"],
    measures: { events: countEvents, sessions: countSessions, anonymousUsers: countUsers },
  });
  const labels = await labelsOf(
    data.rows.map(({ orgIdHash }) => orgIdHash ?? ""),
    run,
  );
  const named = (ranking: Ranking<"orgIdHash", Measure>): MetricData<"top-orgs"> => ({
    ...ranking,
    rows: ranking.rows.map(({ orgIdHash, ...figures }) => {
      const hash = orgIdHash ?? "";
      return { orgIdHash: hash, label: labels.get(hash) ?? hash, ...figures };
    }),
  });
  return {
    data: named(data),
    truncated,
    ...(comparison === undefined ? {} : { comparison: named(comparison) }),
  };
};
