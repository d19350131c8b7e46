import { expect, test } from 'vitest';
import type { CaseEntry } from '#types';
import { argued, asKnown, days, moments, pastDays, tasks } from './course';

let number = 0;
function entry(kind: string, recorded: string, more: Partial<CaseEntry> = {}): CaseEntry {
  number++;
  return { case: 'us-1', number, kind, recorded, author: 'ann', marking: 'amber', ...more };
}

test('the timeline stands by the time that is asked for, the newest first', () => {
  const a = entry('event', '2026-03-02T00:00:00Z', { valid_from: '2025-02-21T14:00:00Z' });
  const b = entry('note', '2026-03-01T00:00:00Z');
  const c = entry('document', '2026-03-03T00:00:00Z', { learnt: '2026-02-28T09:00:00Z', published: '2026-02-27T00:00:00Z' });
  expect(days([a, b, c], 'known').map((one) => one.day)).toEqual(['2026-03-02', '2026-03-01', '2026-02-28']);
  expect(days([a, b, c], 'observed').map((one) => one.day)).toEqual(['2025-02-21', null]);
  expect(days([a, b, c], 'published').map((one) => one.day)).toEqual(['2026-02-27', null]);
});

test('a time that nobody said is unknown, and stands last', () => {
  const a = entry('document', '2026-03-01T00:00:00Z');
  const b = entry('document', '2026-03-02T00:00:00Z', { published: '2020-01-01T00:00:00Z' });
  const c = entry('document', '2026-03-03T00:00:00Z');
  expect(days([a, b, c], 'published')).toEqual([
    { day: '2020-01-01', entries: [b] },
    { day: null, entries: [c, a] },
  ]);
});

test('the slider goes by the same clock as the timeline', () => {
  const late = entry('event', '2026-03-05T00:00:00Z', { learnt: '2026-03-01T00:00:00Z', valid_from: '2026-02-01T00:00:00Z' });
  expect(moments([late], 'known')).toEqual(['2026-03-01T00:00:00Z']);
  expect(moments([late], 'observed')).toEqual(['2026-03-05T00:00:00Z']);
  expect(moments([late], 'published')).toEqual(['2026-03-05T00:00:00Z']);
  expect(asKnown('us-1', '2026-03-02T00:00:00Z', 'known')).toEqual({ case: 'us-1', known: '2026-03-02T00:00:00Z', by: 'learnt' });
  expect(asKnown('us-1', '2026-03-02T00:00:00Z', 'observed')).toEqual({ case: 'us-1', known: '2026-03-02T00:00:00Z' });
  expect(asKnown('us-1', '', 'known')).toEqual({ case: 'us-1' });
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
    moments([entry('note', '2026-01-02T00:00:00Z'), entry('note', '2026-01-01T00:00:00Z'), entry('note', '2026-01-02T00:00:00Z')], 'known'),
  ).toEqual(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']);
});

test('a past day is chosen by its last moment', () => {
  const noon = ['2026-01-01T11:00:00Z', '2026-01-01T12:00:00Z', '2026-01-03T12:00:00Z'];
  expect(pastDays(noon)).toEqual([
    { day: '2026-01-01', last: '2026-01-01T12:00:00Z' },
    { day: '2026-01-03', last: '2026-01-03T12:00:00Z' },
  ]);
  expect(pastDays([])).toEqual([]);
});
