import { useEffect, useState } from "react";
import { type Session, sessionApi } from "./session.ts";
import { SignIn } from "./sign-in.tsx";
import { UsagePage } from "./usage-page.tsx";

/** The demo host: its sign-in, then its admin area. */
export function App() {
  const [session, setSession] = useState<Session | null | undefined>(undefined);
  const [isSwitching, setIsSwitching] = useState(false);
  useEffect(() => {
    void sessionApi.current().then(setSession);
  }, []);
  if (session === undefined) return null;
  if (session === null) return <SignIn onSignedIn={setSession} />;
  const signOut = async () => {
    await sessionApi.signOut();
    setSession(null);
  };
  const open = async (orgIdHash: string | null) => {
    // Panels come off first: none may ask in one scope and keep the answer of another.
    setIsSwitching(true);
    setSession(await sessionApi.open(orgIdHash));
    setIsSwitching(false);
  };
  return (
    <UsagePage
      key={session.scopeKey}
      session={session}
      isSwitching={isSwitching}
      onSignOut={() => void signOut()}
      onOpen={(hash) => void open(hash)}
    />
  );
}
