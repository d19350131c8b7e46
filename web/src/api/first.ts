// The first question is the same for everybody: who is here? It is asked while the pages' code
// is still on its way.

const PATH = '/session';
let asked: Promise<Response> | undefined;

/** How every question is asked. */
export function fetched(path: string, init: RequestInit): Promise<Response> {
  return fetch(path, { credentials: 'same-origin', redirect: 'error', ...init });
}

export function askFirst(): void {
  asked = fetched(PATH, {});
  // Whoever takes it hears of it.
  asked.catch(() => undefined);
}

/** The answer to that first question, once; what is asked later is asked anew. */
export function takeFirst(path: string, init: RequestInit): Promise<Response> | undefined {
  if (path !== PATH || init.method !== undefined) return undefined;
  const one = asked;
  asked = undefined;
  return one;
}
