import type { Session } from '#types';
import { forgetAll } from '../api/answer';
import { end, Fault, get, holdCsrf, post } from '../api/call';
import { join, leave } from '../api/live';

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
  }
}
