import type { Annotation } from "@firsthand/panels";
import { describeTraffic } from "@firsthand/testing/traffic";

/** The two things that happen in the demo's data, as a host would know of its own releases and incidents. */
export const annotations: readonly Annotation[] = (() => {
  const { launch, incident } = describeTraffic({ seed: 1, end: new Date().toISOString() });
  return [
    { at: `${launch.date}T09:00:00Z`, label: "Scenario board launched" },
    { at: `${incident.date}T09:00:00Z`, label: "Incident: chunks failed to load" },
  ];
})();
