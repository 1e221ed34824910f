import type { MetricAnswer, Scope } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import type { HandlerSettings } from "./settings.ts";
import { get, handlerWith, orgA } from "./test/handler-with.ts";

const scopes = { platform: { kind: "platform" }, org: { kind: "org", orgIdHash: orgA } } as const;

/** How many users a figure needs in each kind of scope with this option. */
async function leastWith(smallGroups?: unknown) {
  const asked: Partial<Record<Scope["kind"], number | undefined>> = {};
  const answer = (async (_metric, _params, { scope, minimumUsers }) => {
    asked[scope.kind] = minimumUsers;
    return {} as MetricAnswer;
  }) as HandlerSettings["answer"];
  for (const scope of Object.values(scopes)) {
    const options = { resolveScope: () => scope, ...(smallGroups === undefined ? {} : { smallGroups }) };
    await handlerWith(options as object, answer)(get("/metrics/totals"));
  }
  return asked;
}

describe("smallGroups", () => {
  it("is 5 users for the operator and nothing for organisations, unless the host says otherwise", async () => {
    expect(await leastWith()).toEqual({ platform: 5, org: undefined });
    expect(await leastWith(false)).toEqual({ platform: undefined, org: undefined });
    expect(await leastWith({ minimumUsers: 10 })).toEqual({ platform: 10, org: undefined });
    expect(await leastWith({ minimumUsers: 3, organisations: true })).toEqual({ platform: 3, org: 3 });
    expect(await leastWith({ minimumUsers: 1, organisations: true })).toEqual({});
  });

  it.each([0, -1, 1.5, Number.NaN, "5", undefined])(
    "refuses %s users when the handler is made",
    (minimumUsers) => {
      expect(() => handlerWith({ smallGroups: { minimumUsers } } as object)).toThrow(
        expect.objectContaining({ code: "invalid_request", details: { field: "smallGroups.minimumUsers" } }),
      );
    },
  );

  it("refuses what is no such option at all", () => {
    for (const smallGroups of [true, 5, null]) {
      expect(() => handlerWith({ smallGroups } as object)).toThrow(
        "smallGroups has to be false or an object",
      );
    }
    expect(() => handlerWith({ smallGroups: { minimumUsers: 5, organisations: "all" } } as object)).toThrow(
      "organisations has to be true or false",
    );
  });
});
