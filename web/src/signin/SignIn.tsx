import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Session, SignOnIssuers } from '#types';
import { Fault } from '../api/call';
import { Pickers } from '../frame/Pickers';
import { go } from '../frame/router';
import {
  canPasskey,
  issuers,
  placeBefore,
  signIn,
  signInAt,
  signInBack,
  signInByPasskey,
  welcome,
} from '../frame/session';
import { Field, Foreign, Trouble } from '../parts/parts';
import { useSay } from '../words/words';

function Door({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const say = useSay();
  return (
    <main className="door">
      <div className="card">
        <p className="brand">
          <span className="mark" aria-hidden="true" />
          Entente
        </p>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </div>
      <footer>
        <Pickers />
        <p className="hint">{say('DOOR_LOCAL', location.host)}</p>
      </footer>
    </main>
  );
}

export function SignIn({ then, wasOpen }: { then: (session: Session) => void; wasOpen: boolean }) {
  const say = useSay();
  const [fault, setFault] = useState<Fault>();
  const [isAtWork, setAtWork] = useState(false);
  const [elsewhere, setElsewhere] = useState<SignOnIssuers['issuers']>([]);
  useEffect(() => void issuers().then(setElsewhere), []);
  async function at(issuer: string) {
    setFault(undefined);
    setAtWork(true);
    try {
      await signInAt(issuer);
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
      setAtWork(false);
    }
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setAtWork(true);
    try {
      then(await signIn(String(form.get('name')), String(form.get('password'))));
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    } finally {
      setAtWork(false);
    }
  }
  async function byPasskey() {
    setFault(undefined);
    setAtWork(true);
    try {
      const session = await signInByPasskey();
      if (session) then(session);
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    } finally {
      setAtWork(false);
    }
  }
  return (
    <Door title={say('SIGN_IN')} lead={say(wasOpen ? 'SIGN_IN_AGAIN' : 'SIGN_IN_LEAD')}>
      <form onSubmit={submit}>
        <Field label={say('NAME')}>
          {(id) => <input id={id} name="name" autoComplete="username" autoFocus required dir="auto" />}
        </Field>
        <Field label={say('PASSWORD')}>
          {(id) => (
            <input id={id} name="password" type="password" autoComplete="current-password" required />
          )}
        </Field>
        {fault &&
          (fault.status === 401 ? (
            <div className="trouble" role="alert">
              <p>
                <strong>{say('SIGN_IN_WRONG')}</strong>
              </p>
              <p>{say('SIGN_IN_WRONG_NEXT')}</p>
            </div>
          ) : (
            <Trouble fault={fault} />
          ))}
        <button type="submit" className="main" disabled={isAtWork} aria-busy={isAtWork}>
          {say('SIGN_IN')}
        </button>
        {canPasskey() && (
          <button type="button" disabled={isAtWork} onClick={byPasskey}>
            {say('SIGN_IN_PASSKEY')}
          </button>
        )}
        {elsewhere.map((one) => (
          <button key={one.name} type="button" disabled={isAtWork} onClick={() => void at(one.name)}>
            {say('SIGN_IN_AT')} <Foreign text={one.title} />
          </button>
        ))}
      </form>
    </Door>
  );
}

/** Somebody came back without an answer. */
const NOT_DONE = -2;

/** Where an issuer sends people back to: what it told stays in the address no longer than it must. */
export function Returned({ issuer, then }: { issuer: string; then: (session: Session) => void }) {
  const say = useSay();
  const [fault, setFault] = useState<Fault>();
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    const told = new URLSearchParams(location.search);
    history.replaceState(null, '', location.pathname);
    if (!told.has('code')) {
      setFault(new Fault(NOT_DONE, '', ''));
      return;
    }
    signInBack(issuer, told)
      .then((session) => {
        go(placeBefore(), 'replace');
        then(session);
      })
      .catch((e: unknown) => setFault(e instanceof Fault ? e : new Fault(-1, String(e), '')));
  }, []);
  return (
    <Door title={say('SIGN_IN')} lead={say('SIGN_IN_LEAD')}>
      {fault === undefined && <p role="status">{say('LOADING')}</p>}
      {fault && (
        <>
          {fault.status === 401 || fault.status === NOT_DONE ? (
            <div className="trouble" role="alert">
              <p>
                <strong>{say(fault.status === NOT_DONE ? 'SIGN_IN_NOT_DONE' : 'SIGN_IN_NOBODY')}</strong>
              </p>
              {fault.status === 401 && <p>{say('SIGN_IN_NOBODY_NEXT')}</p>}
            </div>
          ) : (
            <Trouble fault={fault} />
          )}
          <button type="button" className="main" onClick={() => go(placeBefore(), 'replace')}>
            {say('SIGN_IN_OTHER')}
          </button>
        </>
      )}
    </Door>
  );
}

const LEAST = 12;

/** Behind the link that an administrator gave: the code stands behind the `#`, which is sent nowhere. */
export function Welcome({ then }: { then: (session: Session) => void }) {
  const say = useSay();
  const [code] = useState(() => location.hash.slice(1));
  const [fault, setFault] = useState<string>();
  const [isAtWork, setAtWork] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get('password'));
    if (password.length < LEAST) {
      setFault(say('WELCOME_SHORT', LEAST));
      return;
    }
    if (password !== String(form.get('again'))) {
      setFault(say('WELCOME_DIFFERENT'));
      return;
    }
    setAtWork(true);
    try {
      const session = await welcome(code, password);
      go('/desk/now', 'replace');
      then(session);
    } catch (e) {
      const status = e instanceof Fault ? e.status : -1;
      setFault(status === 404 ? say('WELCOME_USED') : e instanceof Fault ? e.reason : String(e));
    } finally {
      setAtWork(false);
    }
  }
  return (
    <Door title={say('WELCOME')} lead={say('WELCOME_LEAD')}>
      <form onSubmit={submit}>
        <Field label={say('WELCOME_PASSWORD')} hint={say('WELCOME_HINT', LEAST)}>
          {(id, hint) => (
            <input
              id={id}
              name="password"
              type="password"
              autoComplete="new-password"
              aria-describedby={hint}
              autoFocus
              required
            />
          )}
        </Field>
        <Field label={say('WELCOME_AGAIN')}>
          {(id) => <input id={id} name="again" type="password" autoComplete="new-password" required />}
        </Field>
        {fault && (
          <div className="trouble" role="alert">
            <p>
              <strong>{fault}</strong>
            </p>
          </div>
        )}
        <button type="submit" className="main" disabled={isAtWork || code === ''} aria-busy={isAtWork}>
          {say('WELCOME_GO')}
        </button>
        {code === '' && <p role="alert">{say('WELCOME_NO_CODE')}</p>}
      </form>
    </Door>
  );
}
