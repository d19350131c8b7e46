import { useEffect, useState, useSyncExternalStore } from 'react';
import { Fault } from './call';

// What was asked stays until something says that it changed: going back shows it at once, and
// asks again behind it.

export interface Answer<T> {
  readonly value: T | undefined;
  readonly fault: Fault | undefined;
  readonly isAsking: boolean;
  readonly again: () => void;
}

interface Kept {
  value: unknown;
  fault: Fault | undefined;
}

const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();
let version = 0;
const stale = new Map<string, number>();

/** What begins with this is asked anew by whoever shows it: `case` for `case us-1`. */
export function changed(prefix: string): void {
  version++;
  stale.set(prefix, version);
  listeners.forEach((one) => one());
}

export function forgetAll(): void {
  kept.clear();
  changed('');
}

let open = 0;
/** Whoever waits for longer than this sees that it comes late; the rest needn't come later still. */
const MOST_MS = 3_000;

/** What the first view can do without comes when all that was asked for it is here. */
export function atRest(then: () => void): void {
  const idle = globalThis.requestIdleCallback ?? ((later: () => void) => setTimeout(later, 0));
  const began = performance.now();
  function look() {
    if (open === 0 || performance.now() - began > MOST_MS) idle(then);
    else setTimeout(look, 100);
  }
  setTimeout(look, 400);
}

function newest(key: string): number {
  let found = 0;
  for (const [prefix, at] of stale) if (key.startsWith(prefix)) found = Math.max(found, at);
  return found;
}

function hear(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answer to a question; `key` names the question with everything that it depends on. */
export function useAnswer<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const at = useSyncExternalStore(hear, () => newest(key));
  const [asked, setAsked] = useState(0);
  const [isAsking, setAsking] = useState(true);
  const [, setSeen] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setAsking(true);
    open++;
    load(stop.signal)
      .then((value) => kept.set(key, { value, fault: undefined }))
      .catch((e: unknown) => {
        if (!stop.signal.aborted) {
          const fault = e instanceof Fault ? e : new Fault(-1, String(e), '');
          kept.set(key, { value: kept.get(key)?.value, fault });
        }
      })
      .finally(() => {
        open--;
        if (!stop.signal.aborted) {
          setAsking(false);
          setSeen((n) => n + 1);
        }
      });
    return () => stop.abort();
    // `load` is made anew by each drawing; the key says all that it depends on.
  }, [key, at, asked]);
  const had = kept.get(key);
  return {
    value: had?.value as T | undefined,
    fault: had?.fault,
    isAsking,
    again: () => setAsked((n) => n + 1),
  };
}
