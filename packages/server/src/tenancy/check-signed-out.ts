import { metricIds } from "@firsthand/contract";
import { endpoints } from "../http/endpoints.ts";
import { Findings } from "./findings.ts";
import { plainQuestions, type Range } from "./plain-questions.ts";
import type { Probe, Question } from "./probe.ts";
import type { TenancyCheck } from "./tenancy-scopes.ts";

/** Signed out, whatever needs a scope is closed, however its path is spelled and whatever the method. */
export async function checkSignedOut(probe: Probe, range: Range): Promise<TenancyCheck[]> {
  const closed = new Findings("Signed out, every endpoint and metric answers 401.");
  const spelled = new Findings("Signed out, no other spelling of a path and no other method is answered.");
  const health = new Findings("Signed out, /health says no more than its status.");
  const questions = plainQuestions(range, metricIds);
  for (const { id, scope } of endpoints) {
    if (scope !== "required") continue;
    for (const question of questions[id]) {
      const { status } = await probe.ask(probe.nobody, question);
      // Where a host takes no events, nothing is served there.
      const isClosed = status === 401 || (id === "events" && status === 404);
      closed.look(isClosed, () => `${probe.describe(question)} answers ${status}`);
      for (const variant of variantsOf(question)) {
        const { status } = await probe.ask(probe.nobody, variant);
        spelled.look(status >= 400 && status < 500, () => `${probe.describe(variant)} answers ${status}`);
      }
    }
  }
  const { text } = await probe.ask(probe.nobody, { method: "GET", path: "/health" });
  health.look(/^\{"status":"[a-z]+"\}$/.test(text), () => "GET /health says something else");
  // The description is open to everybody; whether it holds a hash is looked at with all other replies.
  for (const question of questions.openapi) await probe.ask(probe.nobody, question);
  return [closed.check, spelled.check, health.check];
}

function variantsOf({ method, path, body }: Question): Question[] {
  const [pathname = "", search = ""] = path.split("?");
  const tail = search === "" ? "" : `?${search}`;
  const spellings = [
    `${pathname}/`,
    `/${pathname}`,
    pathname.toUpperCase(),
    `/.${pathname}`,
    `/%2e${pathname}`,
    `/x/..${pathname}`,
    `${pathname}%2F`,
    pathname.replace(/\/(?=[^/]*$)/, "%2F"),
    `${pathname}%00`,
    `${pathname};a=b`,
  ];
  const override = { "x-http-method-override": method, "x-original-url": path, "x-rewrite-url": path };
  return [
    ...spellings.map((spelling) => ({ method, path: spelling + tail, body })),
    ...["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"].map((other) => ({ method: other, path })),
    { method: method === "GET" ? "POST" : "GET", path, headers: override },
  ];
}
