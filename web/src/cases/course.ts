import type { CaseEntry } from '#types';

// A case's entries as people ask for them. Nothing is computed here that the node could say
// otherwise: what counts and what was put right is the node's.

export const EVIDENCE: readonly string[] = [
  'trace',
  'exposure',
  'label',
  'screening',
  'sighting',
  'document',
  'note',
];

/** When it happened, when we knew it, when its source let the world know. */
export const CLOCKS = ['known', 'observed', 'published'] as const;
export type Clock = (typeof CLOCKS)[number];

export const isClock = (word: string | null): word is Clock => CLOCKS.some((one) => one === word);

/** As the address has it: the usual one isn't named. */
export const clockWord = (clock: Clock) => (clock === 'known' ? undefined : clock);

/** Where the bytes of evidence are. */
export function content(entry: CaseEntry): string {
  return `/x/cases/${encodeURIComponent(entry.case)}/content/${entry.sha256 ?? ''}`;
}

/** When an entry stands on the timeline; null where nobody said, which is never guessed. */
export function at(entry: CaseEntry, clock: Clock): string | null {
  switch (clock) {
    case 'known':
      return entry.learnt ?? entry.recorded;
    case 'observed':
      return entry.valid_from ?? null;
    case 'published':
      return entry.published ?? null;
  }
}

export interface Day {
  /** Null for entries without such a time. */
  readonly day: string | null;
  readonly entries: readonly CaseEntry[];
}

/** The reader's own day, as its clock shows it: 2026-03-01. */
function dayOf(text: string): string {
  const at = new Date(text);
  const two = (n: number) => String(n).padStart(2, '0');
  return Number.isNaN(at.getTime()) ? text.slice(0, 10) : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** By day, the newest first; what has no such time comes last, the newest entry first. */
export function days(entries: readonly CaseEntry[], clock: Clock): Day[] {
  const all = new Map<string | null, CaseEntry[]>();
  const sorted = [...entries].sort(
    (a, b) => (at(b, clock) ?? '').localeCompare(at(a, clock) ?? '') || b.number - a.number,
  );
  for (const one of sorted) {
    const time = at(one, clock);
    const key = time === null ? null : dayOf(time);
    const day = all.get(key);
    if (day) day.push(one);
    else all.set(key, [one]);
  }
  return [...all].map(([day, of]) => ({ day, entries: of }));
}

export interface Argued {
  readonly hypothesis: CaseEntry;
  readonly supports: readonly CaseEntry[];
  readonly contradictions: readonly CaseEntry[];
  readonly innocent: readonly CaseEntry[];
}

export function argued(entries: readonly CaseEntry[]): Argued[] {
  return entries
    .filter((one) => one.kind === 'hypothesis')
    .map((hypothesis) => {
      const said = (kind: string) =>
        entries.filter((one) => one.kind === kind && one.about === hypothesis.number);
      return {
        hypothesis,
        supports: said('support'),
        contradictions: said('contradiction'),
        innocent: said('innocent'),
      };
    });
}

export interface Task {
  readonly task: CaseEntry;
  readonly done: CaseEntry | undefined;
}

/** What is to be done first, then what was. */
export function tasks(entries: readonly CaseEntry[]): Task[] {
  const all = entries
    .filter((one) => one.kind === 'task')
    .map((task) => ({
      task,
      done: entries.find((one) => one.kind === 'done' && one.about === task.number),
    }));
  return [...all.filter((one) => !one.done), ...all.filter((one) => one.done)];
}

/**
 * The moments at which the case grew, for the slider, each once: when entries were recorded, which
 * proves what stood here; by the time of knowing, when their authors say they knew it.
 */
export function moments(entries: readonly CaseEntry[], clock: Clock): string[] {
  return [...new Set(entries.map((one) => (clock === 'known' ? (one.learnt ?? one.recorded) : one.recorded)))].sort();
}

export interface PastDay {
  readonly day: string;
  /** The last of the moments of that day: its evening, as far as this case goes. */
  readonly last: string;
}

/** The reader's days on which the case grew, from the first on; `moments` in their order. */
export function pastDays(moments: readonly string[]): PastDay[] {
  const all = new Map<string, string>();
  for (const one of moments) all.set(dayOf(one), one);
  return [...all].map(([day, last]) => ({ day, last }));
}

/** What the node is asked so that it shows what was known then, by the same clock. */
export function asKnown(id: string, known: string, clock: Clock): Record<string, string> {
  if (known === '') return { case: id };
  return clock === 'known' ? { case: id, known, by: 'learnt' } : { case: id, known };
}
