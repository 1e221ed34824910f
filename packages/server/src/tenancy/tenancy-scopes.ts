import type { MetricParams } from "@firsthand/contract";

/**
 * Makes a request one that a given viewer of the host sends: adds the cookie, the token, whatever the host's sign-in
 * goes by. Gets a request of its own each time and may change or replace it.
 */
export type SignRequest = (request: Request) => Request | Promise<Request>;

/** An organisation of the host's test data and how somebody of it signs requests. */
export interface TenancyOrganisation {
  /** The hash that `resolveScope` has to return for this viewer: 64 lower-case hexadecimal digits. */
  readonly orgIdHash: string;
  readonly sign: SignRequest;
  /** What `totals` has to count as `events` in the range, where the test data makes that known. */
  readonly events?: number | undefined;
}

/** The viewers that {@link checkTenancy} plays. */
export interface TenancyScopes {
  /** At least two, each with events of its own in the range, and not the same ones. */
  readonly organisations: readonly [TenancyOrganisation, TenancyOrganisation, ...TenancyOrganisation[]];
  /** The operator. With it, each organisation's figures are also held against the operator's list. @default not played */
  readonly platform?: SignRequest | undefined;
  /** Nobody. @default requests as they are */
  readonly signedOut?: SignRequest | undefined;
}

/** Where and when {@link checkTenancy} asks. */
export interface TenancyOptions {
  /** The handler's base path. @default "/api/telemetry" */
  readonly basePath?: string | undefined;
  /** What addresses begin with. @default "http://localhost" */
  readonly origin?: string | undefined;
  /** The range that holds the test data. @default the handler's own, the last 30 days in UTC */
  readonly range?: Pick<MetricParams, "start" | "end" | "timeZone"> | undefined;
  /**
   * Names under which the host's own code knows an organisation, such as `workspace`: they are tried as query fields,
   * body fields, headers and cookies beside the usual ones.
   * @default none
   */
  readonly scopeNames?: readonly string[] | undefined;
}

/** One thing that was looked at. */
export interface TenancyCheck {
  /** What has to hold, as a sentence. */
  readonly name: string;
  readonly ok: boolean;
  /** The first requests that broke it and how, or how many requests held it. Names no figures. */
  readonly detail: string;
}

/** What {@link checkTenancy} found. */
export interface TenancyReport {
  /** Whether every check holds. */
  readonly ok: boolean;
  readonly checks: readonly TenancyCheck[];
}
