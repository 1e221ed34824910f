import type { MetricData } from "@firsthand/contract";

/** The host's name of an organisation, or the ends of its hash. */
export function getOrgLabel({ label, orgIdHash }: MetricData<"top-orgs">["rows"][number]): string {
  return label === orgIdHash ? `${label.slice(0, 4)}…${label.slice(-4)}` : label;
}
