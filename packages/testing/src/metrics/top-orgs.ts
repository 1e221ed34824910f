import type { FixtureContext, MetricFigures } from "../fixture-context.ts";
import { demoOrganisations } from "../organisations.ts";
import { sessionsBehind, usersBehind } from "../people.ts";
import { hash } from "../random.ts";
import { type RankedRow, rankedFigures } from "../ranked.ts";

interface Organisation extends Record<string, string> {
  orgIdHash: string;
  label: string;
}

// One that the host has no name for.
const unnamed = inventHash("unnamed");

const rows: readonly RankedRow<Organisation>[] = [
  ...demoOrganisations.map(({ name, orgIdHash, weight }) => ({
    keys: { orgIdHash, label: name },
    level: 300 + weight * 130,
    noise: 0.08,
  })),
  { keys: { orgIdHash: unnamed, label: unnamed }, level: 1_700, noise: 0.1 },
];

const firstWords = [
  "Alder",
  "Beacon",
  "Cobalt",
  "Dovetail",
  "Ember",
  "Fathom",
  "Granite",
  "Harbour",
  "Iris",
  "Juniper",
];
const lastWords = ["Foods", "Systems", "Partners", "Labs"];

/** Top organisations: those of {@link demoOrganisations}, one without a name, and smaller ones. */
export function topOrgs(context: FixtureContext): MetricFigures<"top-orgs"> {
  return rankedFigures(context, {
    rows,
    tail: smallOrganisation,
    tailLength: 37,
    first: "events",
    measure: (count, audience) => ({
      events: count,
      sessions: sessionsBehind(count, 14, audience),
      anonymousUsers: usersBehind(count, 122, audience),
    }),
    measureTotal: (all, audience) => {
      const events = all.reduce((sum, row) => sum + row.count, 0);
      return {
        events,
        sessions: sessionsBehind(events, 14, audience),
        anonymousUsers: usersBehind(events, 121, audience),
      };
    },
  });
}

function smallOrganisation(index: number): Organisation {
  const first = firstWords[index % firstWords.length];
  const last = lastWords[Math.floor(index / firstWords.length) % lastWords.length];
  const round = Math.floor(index / (firstWords.length * lastWords.length));
  return {
    orgIdHash: inventHash(`small ${index}`),
    label: `${first} ${last}${round === 0 ? "" : ` ${round + 1}`}`,
  };
}

/** Sixty-four hexadecimal digits that look like a hash of something. */
function inventHash(text: string): string {
  return Array.from({ length: 8 }, (_, i) => hash(i, text).toString(16).padStart(8, "0")).join("");
}
