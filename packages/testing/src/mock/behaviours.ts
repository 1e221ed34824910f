import type { MetricId } from "@firsthand/contract";
import type { HealthBehaviour, MetricBehaviour, RequestBehaviour, Scenario } from "./scenario.ts";

/** A behaviour that is not a sequence. */
export type SingleMetricBehaviour = Exclude<MetricBehaviour, { readonly sequence: unknown }>;
/** A behaviour of a whole request that is not a sequence. */
export type SingleRequestBehaviour = Exclude<RequestBehaviour, { readonly sequence: unknown }>;
/** A behaviour of the health that is not a sequence. */
export type SingleHealthBehaviour = Exclude<HealthBehaviour, { readonly sequence: unknown }>;

/** The scenario's answer to "what happens now?"; every call moves its sequences on by one. */
export interface Behaviours {
  nextRequest(): SingleRequestBehaviour;
  nextOf(metric: MetricId): SingleMetricBehaviour;
  nextHealth(): SingleHealthBehaviour;
}

/** Starts a scenario from its beginning. */
export function startScenario(scenario: Scenario): Behaviours {
  const { everyMetric = "ready", metrics = {}, request = "up", health = "ready" } = scenario;
  const askedSoFar = new Map<string, number>();
  const count = (who: string): number => {
    const asked = askedSoFar.get(who) ?? 0;
    askedSoFar.set(who, asked + 1);
    return asked;
  };
  return {
    nextRequest: () => pick<SingleRequestBehaviour>(request, count("request")),
    nextOf: (metric) => pick<SingleMetricBehaviour>(metrics[metric] ?? everyMetric, count(metric)),
    nextHealth: () => pick<SingleHealthBehaviour>(health, count("health")),
  };
}

type Sequence<S> = { readonly sequence: readonly [S | Sequence<S>, ...(S | Sequence<S>)[]] };

function pick<S extends string | object>(behaviour: S | Sequence<S>, asked: number): S {
  if (!isSequence(behaviour)) return behaviour;
  const { sequence } = behaviour;
  return pick(sequence[Math.min(asked, sequence.length - 1)] ?? sequence[0], asked);
}

function isSequence<S extends string | object>(behaviour: S | Sequence<S>): behaviour is Sequence<S> {
  return typeof behaviour === "object" && "sequence" in behaviour;
}
