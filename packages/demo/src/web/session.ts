/** A person who can sign in, as the host's API lists them. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: "admin" | "operator";
  readonly organisation: string | null;
}

/** Who is signed in and whose figures they look at, as the host's API tells it. */
export interface Session {
  readonly account: { readonly name: string; readonly role: "admin" | "operator" };
  readonly viewing: { readonly orgIdHash: string; readonly name: string } | null;
  readonly scopeKey: string;
}

/** The host's own API for its own sign-in. Firsthand knows nothing of it. */
export const sessionApi = {
  accounts: async (): Promise<Account[]> => (await fetch("/api/accounts")).json(),
  current: async (): Promise<Session | null> => asSession(await fetch("/api/session")),
  signIn: async (accountId: string): Promise<Session | null> =>
    asSession(await send("POST", "/api/session", { accountId })),
  signOut: async (): Promise<void> => {
    await fetch("/api/session", { method: "DELETE" });
  },
  open: async (orgIdHash: string | null): Promise<Session | null> =>
    asSession(await send("PUT", "/api/session/organisation", { orgIdHash })),
};

function send(method: string, path: string, body: object): Promise<Response> {
  return fetch(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

async function asSession(response: Response): Promise<Session | null> {
  return response.ok ? response.json() : null;
}
