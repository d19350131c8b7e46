import { expect, test } from 'vitest';
import type { CaseEntry } from '#types';
import { argued, days, moments, tasks } from './course';

let number = 0;
function entry(kind: string, recorded: string, more: Partial<CaseEntry> = {}): CaseEntry {
  number++;
  return { case: 'us-1', number, kind, recorded, author: 'ann', marking: 'amber', ...more };
}

test('the timeline stands by the time that is asked for, the newest first', () => {
  const a = entry('event', '2026-03-02T00:00:00Z', { valid_from: '2025-02-21T14:00:00Z' });
  const b = entry('note', '2026-03-01T00:00:00Z');
  expect(days([a, b], 'recorded').map((one) => one.day)).toEqual(['2026-03-02', '2026-03-01']);
  expect(days([a, b], 'valid').map((one) => one.day)).toEqual(['2026-03-01', '2025-02-21']);
});

test('what is said of a hypothesis stands with it and with no other', () => {
  const one = entry('hypothesis', '2026-01-01T00:00:00Z');
  const two = entry('hypothesis', '2026-01-01T00:00:01Z');
  const for1 = entry('support', '2026-01-02T00:00:00Z', { about: one.number });
  const not2 = entry('contradiction', '2026-01-02T00:00:00Z', { about: two.number });
  const [first, second] = argued([one, two, for1, not2]);
  expect(first?.supports).toEqual([for1]);
  expect(first?.contradictions).toEqual([]);
  expect(second?.contradictions).toEqual([not2]);
});

test('open tasks come before those that are done', () => {
  const one = entry('task', '2026-01-01T00:00:00Z');
  const two = entry('task', '2026-01-01T00:00:00Z');
  const done = entry('done', '2026-01-02T00:00:00Z', { about: one.number });
  expect(tasks([one, two, done]).map((t) => [t.task.number, t.done?.number])).toEqual([
    [two.number, undefined],
    [one.number, done.number],
  ]);
});

test('each moment at which a case grew is one step', () => {
  expect(
    moments([entry('note', '2026-01-02T00:00:00Z'), entry('note', '2026-01-01T00:00:00Z'), entry('note', '2026-01-02T00:00:00Z')]),
  ).toEqual(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']);
});
