import { expect, test } from 'vitest';
import { placeOf, to } from './router';

test('an address says where one is and back again', () => {
  for (const id of ['us-1', 'a b/c', '사건', '%2F', '..', '#x?y']) {
    const place = placeOf(to(['cases', id], { known: '2026-01-01', none: undefined }));
    expect(place.steps).toEqual(id === '..' ? [] : ['cases', id]);
    if (id !== '..') expect(place.query.get('known')).toBe('2026-01-01');
  }
  expect(placeOf('/desk/%E0%A4%A').steps).toEqual(['%E0%A4%A']);
  expect(placeOf('/').steps).toEqual([]);
});
