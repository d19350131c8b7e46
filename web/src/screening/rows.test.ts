import { expect, test } from 'vitest';
import { percent, rows } from './rows';

test('each line is a question, and its form tells what it asks', () => {
  expect(rows(' 김정은 \n\nIMO 9159787\n0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2\nbc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq\nM/V Song')).toEqual([
    { name: '김정은' },
    { type: 'vessel', imo: '9159787' },
    { address: '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2' },
    { address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' },
    { name: 'M/V Song' },
  ]);
  expect(rows('x\n'.repeat(500))).toHaveLength(100);
});

test('what is not whole is not shown as whole', () => {
  expect(percent('en', 0.9996)).toBe('99.9%');
  expect(percent('en', 1)).toBe('100%');
  expect(percent('en', 0.57)).toBe('57%');
});
