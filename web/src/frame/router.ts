import { useSyncExternalStore } from 'react';

// Where one is, is the address: each view has one, and back and forward do what they say.

const listeners = new Set<() => void>();

function hear(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

const address = () => location.pathname + location.search;

export interface Place {
  /** The steps behind /desk, decoded: `cases`, `us-1`. */
  readonly steps: readonly string[];
  readonly query: URLSearchParams;
}

export function placeOf(url: string): Place {
  const whole = new URL(url, 'http://node');
  const steps = whole.pathname
    .split('/')
    .filter((step) => step !== '')
    .map((step) => {
      try {
        return decodeURIComponent(step);
      } catch {
        return step;
      }
    });
  return { steps: steps[0] === 'desk' ? steps.slice(1) : steps, query: whole.searchParams };
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(hear, address));
}

/** The address of a view. Empty and undefined parts of the query are left out. */
export function to(steps: readonly (string | number)[], query: Record<string, string | undefined> = {}): string {
  const asked = Object.entries(query).filter((one): one is [string, string] => !!one[1]);
  const path = ['/desk', ...steps.map((step) => encodeURIComponent(step))].join('/');
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`;
}

export function go(url: string, how: 'push' | 'replace' = 'push'): void {
  if (url !== address()) {
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  }
  listeners.forEach((listener) => listener());
}
