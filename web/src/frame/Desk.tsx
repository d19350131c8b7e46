import { useEffect, useState } from 'react';
import type { Session } from '#types';
import { Fault, onSignedOut } from '../api/call';
import { leave } from '../api/live';
import { Trouble } from '../parts/parts';
import { Returned, SignIn, Welcome } from '../signin/SignIn';
import { useSay } from '../words/words';
import { go, usePlace } from './router';
import { Shell } from './Shell';
import { signOut, whoAmI } from './session';

/** Who sits at the desk decides what is shown; the address stays, whoever signs in. */
export function Desk() {
  const say = useSay();
  const place = usePlace();
  const [session, setSession] = useState<Session | null>();
  const [wasOpen, setWasOpen] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const isWelcome = place.steps[0] === 'welcome';
  function ask() {
    setFault(undefined);
    whoAmI()
      .then(setSession)
      .catch((e: unknown) => setFault(e instanceof Fault ? e : new Fault(-1, String(e), '')));
  }
  useEffect(() => {
    onSignedOut(() => {
      leave();
      setWasOpen(true);
      setSession(null);
    });
    ask();
  }, []);
  if (fault) {
    return (
      <main className="door">
        <Trouble fault={fault} again={ask} />
      </main>
    );
  }
  if (isWelcome) return <Welcome then={setSession} />;
  if (place.steps[0] === 'return' && place.steps[1]) {
    return <Returned issuer={place.steps[1]} then={setSession} />;
  }
  if (session === undefined) {
    return (
      <main className="door">
        <p role="status">{say('LOADING')}</p>
      </main>
    );
  }
  if (session === null) return <SignIn then={setSession} wasOpen={wasOpen} />;
  return (
    <Shell
      session={session}
      leave={async () => {
        await signOut();
        setWasOpen(false);
        setSession(null);
        go('/desk/now', 'replace');
      }}
    />
  );
}
