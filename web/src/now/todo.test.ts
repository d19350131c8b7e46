import { expect, test } from 'vitest';
import { requestsToDo, sorted } from './todo';

test('what is late comes first, real before exercise, older before newer', () => {
  const running = (id: string, more: object) => ({
    id, partner: 'jp', direction: 'in' as const, state: 'opened', exercise: false,
    since: '2026-01-02T00:00:00Z', level: 0, ...more,
  });
  const all = requestsToDo({
    at: '', figures: [],
    running: [
      running('a', { direction: 'out' }),
      running('b', {}),
      running('c', { exercise: true, late: 'act' }),
      running('d', { late: 'decide' }),
      running('e', { since: '2026-01-01T00:00:00Z' }),
    ],
  });
  expect(sorted(all).map((one) => one.id.slice(8))).toEqual(['d', 'c', 'e', 'b', 'a']);
});
