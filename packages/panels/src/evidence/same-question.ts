import type { MetricId, MetricParams } from "@firsthand/contract";
import type { PanelSubject } from "../panel/panel-subject.ts";

/** What was asked for the figures on the panel, with the range that it resolved to: midnight may have passed since. */
export function getSameQuestion({ params, tools: { meta } }: PanelSubject): MetricParams {
  const { start, end } = meta.timeRange;
  return { ...params, start, end, timeZone: meta.timeZone, granularity: meta.granularity };
}

/** A question as a command for a shell. Holds no credentials: what a host's sign-in needs is added by who runs it. */
export function writeRequest(url: string, metric: MetricId, params: MetricParams): string {
  const fields = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(
      ([name, value]) =>
        `${name}=${encode(typeof value === "object" ? JSON.stringify(value) : String(value))}`,
    );
  return `curl '${url}/metrics/${metric}?${fields.join("&")}'`;
}

/** Also the apostrophe, which would end the shell's string. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("'", "%27");
}
