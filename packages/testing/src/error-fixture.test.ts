import { type ErrorCode, errorBodySchema, errorCodes, fromErrorBody } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { errorFixture } from "./error-fixture.ts";

describe("errorFixture", () => {
  const codes = Object.keys(errorCodes) as ErrorCode[];

  it.each(codes)("%s: a valid body that becomes the error of this code", (code) => {
    const body = errorFixture(code);
    expect(errorBodySchema.safeParse(body).success).toBe(true);
    const error = fromErrorBody(body, errorCodes[code].httpStatus ?? 0);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
    // Only what reached a server has an id in its log.
    expect(error.requestId === null).toBe(errorCodes[code].httpStatus === null);
  });

  it("says when to come back where waiting helps", () => {
    expect(errorFixture("too_many_requests").details?.retryAfterSeconds).toBe(2);
    expect(errorFixture("store_unavailable").details?.retryAfterSeconds).toBe(5);
  });
});
