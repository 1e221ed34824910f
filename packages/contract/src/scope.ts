/** The two kinds of scope an answer can have: one organisation, or the platform (all of them). */
export const scopeKinds = ["org", "platform"] as const;

/** One of {@link scopeKinds}. */
export type ScopeKind = (typeof scopeKinds)[number];

/**
 * Whose events a question is answered from. Decided by the host's server, never by a request.
 *
 * `platform` covers every event, also those without an organisation.
 */
export type Scope = { readonly kind: "org"; readonly orgIdHash: string } | { readonly kind: "platform" };
