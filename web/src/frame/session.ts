import type { Session, SignOnIssuers, SignOnPlace } from '#types';
import { forgetAll } from '../api/answer';
import { end, Fault, get, holdCsrf, post } from '../api/call';
import { join, leave } from '../api/live';
import { draftsOf, forgetDrafts } from '../parts/drafts';

/** Who is signed in; null for nobody. */
export async function whoAmI(): Promise<Session | null> {
  try {
    return opened(await get<Session>('/session'));
  } catch (e) {
    if (e instanceof Fault && (e.status === 401 || e.status === 404)) return null;
    throw e;
  }
}

function opened(session: Session): Session {
  holdCsrf(session.csrf ?? '');
  draftsOf(session.name);
  if (session.role !== null) join();
  return session;
}

export async function signIn(name: string, password: string): Promise<Session> {
  return opened(await post<Session>('/session', { name, password }));
}

export async function welcome(code: string, password: string): Promise<Session> {
  return opened(await post<Session>('/session/welcome', { code, password }));
}

export async function signOut(): Promise<void> {
  leave();
  try {
    await end('/session');
  } finally {
    holdCsrf('');
    forgetAll();
    forgetDrafts();
  }
}

/** Whether this browser can do it; whether the node can, it says when it is asked. */
export function canPasskey(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

type Json = Record<string, unknown>;
type ToJson = { toJSON(): unknown };

/** Null when the person thought better of it. */
export async function signInByPasskey(): Promise<Session | null> {
  const asked = await post<Json>('/session/passkey/challenge');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    asked as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  const shown = await navigator.credentials.get({ publicKey }).catch(() => null);
  if (!shown) return null;
  return opened(await post<Session>('/session/passkey', (shown as unknown as ToJson).toJSON()));
}

/** False when the person thought better of it. */
export async function makePasskey(title: string): Promise<boolean> {
  const asked = await post<Json>('/x/passkeys/challenge');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    asked as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  const made = await navigator.credentials.create({ publicKey }).catch(() => null);
  if (!made) return false;
  await post('/x/passkeys', { ...((made as unknown as ToJson).toJSON() as Json), title });
  return true;
}

/** Where people may sign in elsewhere; none when the node can't be asked. */
export async function issuers(): Promise<SignOnIssuers['issuers']> {
  return (await get<SignOnIssuers>('/session/oidc').catch(() => ({ issuers: [] }))).issuers;
}

const THEN = 'entente.then';

/** Leaves this page for the issuer's. */
export async function signInAt(issuer: string): Promise<void> {
  const { go } = await post<SignOnPlace>('/session/oidc/start', { issuer });
  if (!/^(https:|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(go)) throw new Fault(-1, go, '');
  sessionStorage.setItem(THEN, location.pathname + location.search);
  location.assign(go);
}

/** Back from there: the code is good once, for this browser. */
export async function signInBack(issuer: string, told: URLSearchParams): Promise<Session> {
  const text = (name: string) => told.get(name) ?? '';
  return opened(
    await post<Session>('/session/oidc', {
      issuer,
      code: text('code'),
      state: text('state'),
      iss: text('iss'),
    }),
  );
}

/** Where one was before one left for an issuer. */
export function placeBefore(): string {
  const place = sessionStorage.getItem(THEN) ?? '';
  sessionStorage.removeItem(THEN);
  return place.startsWith('/desk/') ? place : '/desk/now';
}
