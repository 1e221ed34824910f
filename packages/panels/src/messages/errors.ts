import type { ErrorCode } from "@firsthand/contract";

/** What happened, for each error code, in a line. */
export const errorTitles: Readonly<Record<ErrorCode, string>> = {
  invalid_request: "The question was not understood",
  invalid_time_range: "This time range cannot be asked for",
  invalid_time_zone: "The server does not know this time zone",
  invalid_filter: "This filter does not apply here",
  limit_exceeded: "This asks for more than the server allows",
  unauthenticated: "You are signed out",
  forbidden: "You have no access to these numbers",
  unknown_metric: "The server does not know this metric",
  not_found: "Nothing answers at this address",
  method_not_allowed: "The server refused this kind of request",
  request_timeout: "The request did not arrive in time",
  payload_too_large: "The question is too long",
  unsupported_media_type: "The server refused this kind of request",
  too_much_data: "There is too much data in this range",
  not_kept: "The events of this range are no longer kept",
  too_many_requests: "Too many questions at once",
  internal: "Something broke on the server",
  scope_invalid: "The server does not know whose numbers these are",
  store_unavailable: "The data store cannot be reached",
  query_timeout: "The answer took too long",
  network: "The server cannot be reached",
  contract_mismatch: "The answer could not be read",
};
