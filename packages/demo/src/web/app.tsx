import { useEffect, useState } from "react";
import { type Session, sessionApi } from "./session.ts";
import { SignIn } from "./sign-in.tsx";
import { UsagePage } from "./usage-page.tsx";

/** The demo host: its sign-in, then its admin area. */
export function App() {
  const [session, setSession] = useState<Session | null | undefined>(undefined);
  useEffect(() => {
    void sessionApi.current().then(setSession);
  }, []);
  if (session === undefined) return null;
  if (session === null) return <SignIn onSignedIn={setSession} />;
  const signOut = async () => {
    await sessionApi.signOut();
    setSession(null);
  };
  const open = async (orgIdHash: string | null) => setSession(await sessionApi.open(orgIdHash));
  return <UsagePage session={session} onSignOut={() => void signOut()} onOpen={(hash) => void open(hash)} />;
}
