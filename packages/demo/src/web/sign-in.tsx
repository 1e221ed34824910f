import { useEffect, useState } from "react";
import { type Account, type Session, sessionApi } from "./session.ts";

/** The host's sign-in page. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  useEffect(() => {
    void sessionApi.accounts().then(setAccounts);
  }, []);
  const signIn = async (account: Account) => {
    const session = await sessionApi.signIn(account.id);
    if (session !== null) onSignedIn(session);
  };
  return (
    <main className="acme-sign-in">
      <h1>Acme Admin</h1>
      <p>Who are you today? Each of them sees their own scope and nothing else.</p>
      {accounts.map((account) => (
        <button key={account.id} type="button" data-account={account.id} onClick={() => void signIn(account)}>
          <strong>{account.name}</strong>
          <span>
            {account.organisation === null ? "Operator of the platform" : `Admin of ${account.organisation}`}
          </span>
        </button>
      ))}
      <p className="acme-note">Demo data, generated on this machine.</p>
    </main>
  );
}
