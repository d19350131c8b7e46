import { useSyncExternalStore } from 'react';
import { changed } from './answer';

// The node tells what changed; the browser keeps the connection and says behind which event it
// goes on. Whoever shows something of that kind asks anew.

const KINDS: Record<string, readonly string[]> = {
  job: ['jobs'],
  case: ['case', 'picture'],
  received: ['received', 'status', 'requests', 'overlaps'],
  released: ['logs', 'status', 'proposals', 'requests', 'given', 'overlaps'],
  proposal: ['proposals'],
  acknowledged: ['given', 'status'],
  request: ['requests'],
  alert: ['alerts', 'picture'],
  screening: ['decisions', 'jobs hits'],
  warning: ['warnings', 'picture'],
  overlap: ['overlaps'],
};

export type Line = 'off' | 'joining' | 'live' | 'lost';

let line: Line = 'off';
let source: EventSource | undefined;
const listeners = new Set<() => void>();
const watchers = new Set<(kind: string, data: unknown) => void>();

function set(state: Line): void {
  line = state;
  listeners.forEach((one) => one());
}

export function join(): void {
  source?.close();
  set('joining');
  source = new EventSource('/x/events');
  source.onopen = () => set('live');
  source.onerror = () => set('lost');
  source.addEventListener('ready', () => set('live'));
  source.addEventListener('reset', () => {
    set('live');
    changed('');
  });
  for (const [kind, prefixes] of Object.entries(KINDS)) {
    source.addEventListener(kind, (event) => {
      prefixes.forEach(changed);
      let data: unknown;
      try {
        data = JSON.parse((event as MessageEvent<string>).data);
      } catch {
        return;
      }
      watchers.forEach((one) => one(kind, data));
    });
  }
}

export function leave(): void {
  source?.close();
  source = undefined;
  set('off');
}

export function watch(watcher: (kind: string, data: unknown) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function hear(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLine(): Line {
  return useSyncExternalStore(hear, () => line);
}
