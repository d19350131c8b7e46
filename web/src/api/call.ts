// Every question to the node goes through here: the cookie is the browser's, the word against
// forgery (X-CSRF-Token) is held in memory only.

import { fetched, takeFirst } from './first';

export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly next: string,
  ) {
    super(reason);
  }
}

/** What went wrong, as a Fault, whatever was thrown. */
export function toFault(e: unknown): Fault {
  return e instanceof Fault ? e : new Fault(-1, String(e), '');
}

let csrf = '';
let signedOut: () => void = () => {};

export function holdCsrf(word: string): void {
  csrf = word;
}

export function onSignedOut(then: () => void): void {
  signedOut = then;
}

async function fault(answer: Response): Promise<Fault> {
  let told: Record<string, unknown> = {};
  try {
    told = (await answer.json()) as Record<string, unknown>;
  } catch {
    // The status alone says enough.
  }
  const text = (name: string) => (typeof told[name] === 'string' ? (told[name] as string) : '');
  const where = [text('file'), text('place')].filter((one) => one !== '').join(', ');
  const reason = text('reason') || text('description') || text('title') || `${answer.status}`;
  return new Fault(answer.status, where === '' ? reason : `${where}: ${reason}`, text('next'));
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await (takeFirst(path, init) ?? fetched(path, init));
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Fault(0, '', '');
  }
  if (!answer.ok) {
    if (answer.status === 401 && !path.startsWith('/session')) signedOut();
    throw await fault(answer);
  }
  return answer;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask(path, { signal: signal ?? null })).json() as Promise<T>;
}

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  return (await ask(path, { signal: signal ?? null })).text();
}

export async function post<T>(path: string, body: unknown = {}, key?: string): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
  if (key !== undefined) headers['Idempotency-Key'] = key;
  const answer = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

export async function end(path: string): Promise<void> {
  await ask(path, { method: 'DELETE', headers: { 'X-CSRF-Token': csrf } });
}

/** An action of `/x/admin`, like `case-show`. */
export function act<T>(action: string, body: unknown = {}): Promise<T> {
  return post<T>(`/x/admin/${action}`, body);
}
