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

export type Clock = 'recorded' | 'valid';

/** When an entry stands on the timeline: when it came in, or when what it says held. */
export function at(entry: CaseEntry, clock: Clock): string {
  return clock === 'valid' ? (entry.valid_from ?? entry.recorded) : entry.recorded;
}

export interface Day {
  readonly day: string;
  readonly entries: readonly CaseEntry[];
}

/** By day (UTC), the newest first. */
export function days(entries: readonly CaseEntry[], clock: Clock): Day[] {
  const all = new Map<string, CaseEntry[]>();
  const sorted = [...entries].sort(
    (a, b) => at(b, clock).localeCompare(at(a, clock)) || b.number - a.number,
  );
  for (const one of sorted) {
    const key = at(one, clock).slice(0, 10);
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

/** The moments at which the case grew, for the slider: each recorded time once. */
export function moments(entries: readonly CaseEntry[]): string[] {
  return [...new Set(entries.map((one) => one.recorded))].sort();
}
