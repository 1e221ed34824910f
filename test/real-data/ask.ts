import { whileServing } from "./command-line.ts";
import type { ExpectedRange } from "./expected.ts";

const metrics = [
  "totals",
  "active-users",
  "top-routes",
  "feature-views",
  "filter-changes",
  "chart-interactions",
  "client-errors",
  "session-duration",
] as const;

/** The seven metrics and the totals. */
export type AskedMetric = (typeof metrics)[number];

/** The `data` of every metric asked, of whatever shape it came. */
export type Answers = Readonly<Record<AskedMetric, Readonly<Record<string, unknown>>>>;

/** What `serve` answers in one scope, by the name of the range. `scope` is what it is started with. */
export function askEverything(
  data: string,
  scope: readonly string[],
  ranges: readonly ExpectedRange[],
): Promise<ReadonlyMap<string, Answers>> {
  // The data has fixed dates: without this, the test would fail once they lie further back than is usually read.
  const args = ["--data", data, "--raw-retention-days", "36500", "--query-timeout", "60", ...scope];
  return whileServing(args, async (address) => {
    const answers = new Map<string, Answers>();
    for (const { name, start, end } of ranges) {
      const query = new URLSearchParams({ start, end, timeZone: "UTC", granularity: "day", limit: "1000" });
      const asked = metrics.map(async (metric) => {
        const response = await fetch(`${address}/metrics/${metric}?${query}`);
        const body = await response.json();
        if (response.status !== 200) throw new Error(`${metric}: ${response.status} ${JSON.stringify(body)}`);
        return [metric, body.data];
      });
      answers.set(name, Object.fromEntries(await Promise.all(asked)));
    }
    return answers;
  });
}
