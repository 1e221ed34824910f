import type { MetricId } from "@firsthand/contract";
import { batchQuestion, metricQuestion, type Range } from "./plain-questions.ts";
import type { Question } from "./probe.ts";

/** What organisations are commonly called in requests. */
const usualNames = [
  "orgIdHash",
  "org_id_hash",
  "orgId",
  "org",
  "organisation",
  "organization",
  "organizationId",
  "tenant",
  "tenantId",
  "scope",
  "kind",
];

/** A question that names a scope, beside the same question without. */
export interface Naming {
  readonly plain: Question;
  readonly naming: Question;
}

/** Where a request could name a scope, and the questions that try it, for one metric and one value to name. */
export const namingPlaces: Readonly<
  Record<string, (metric: MetricId, value: string, range: Range, names: readonly string[]) => Naming[]>
> = {
  "in the address's query": (metric, value, range, names) => {
    const plain = metricQuestion(metric, range);
    return names.map((name) => ({ plain, naming: metricQuestion(metric, range, { [name]: value }) }));
  },
  "in the body": (metric, value, range, names) => {
    const plain = batchQuestion(metric, range);
    const query = { id: metric, metric, params: range };
    const inParams = names.map((name) => ({
      plain,
      naming: batchQuestion(metric, range, { [name]: value }),
    }));
    if (metric !== "totals") return inParams;
    // Outside the parameters a body is read before the metric is known: once is enough.
    const around = names.flatMap((name) => [
      { plain, naming: { ...plain, body: { queries: [query], [name]: value } } },
      { plain, naming: { ...plain, body: { queries: [{ ...query, [name]: value }] } } },
      { plain, naming: batchQuestion(metric, range, { [name]: { kind: "org", orgIdHash: value } }) },
    ]);
    return [...around, ...inParams];
  },
  "in a filter": (metric, value, range, names) => {
    const plain = metricQuestion(metric, range);
    return names.map((dimension) => {
      const filters = JSON.stringify([{ dimension, operator: "in", values: [value] }]);
      return { plain, naming: metricQuestion(metric, range, { filters }) };
    });
  },
  "in headers": (metric, value, range, names) => {
    const headers = Object.fromEntries(
      names.flatMap((name) => headerNames(name).map((header) => [header, value])),
    );
    return withExtras(metric, range, { headers });
  },
  "in cookies": (metric, value, range, names) => {
    const cookies = Object.fromEntries(names.map((name) => [name, value]));
    return withExtras(metric, range, { cookies });
  },
  "in the path": (metric, value, range) => {
    const plain = metricQuestion(metric, range);
    const at = (path: string) => ({
      plain,
      naming: { ...plain, path: path + plain.path.slice(plain.path.split("?")[0]?.length) },
    });
    return [
      at(`/${value}/metrics/${metric}`),
      at(`/orgs/${value}/metrics/${metric}`),
      at(`/metrics/${metric}/${value}`),
      at(`/metrics/${value}/${metric}`),
      at(`/metrics/${metric};orgIdHash=${value}`),
      at(`/metrics/${metric}%3ForgIdHash=${value}`),
      at(`/x/..%2F${value}%2Fmetrics/${metric}`),
    ];
  },
};

/** The names to try: the usual ones and the host's own. */
export function namesToTry(own: readonly string[] = []): readonly string[] {
  return [...new Set([...usualNames, ...own])];
}

function withExtras(metric: MetricId, range: Range, extras: Pick<Question, "headers" | "cookies">): Naming[] {
  const health: Question = { method: "GET", path: "/health" };
  return [metricQuestion(metric, range), batchQuestion(metric, range), health].map((plain) => ({
    plain,
    naming: { ...plain, ...extras },
  }));
}

function headerNames(name: string): string[] {
  const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll("_", "-");
  return [kebab, `x-${kebab}`];
}
