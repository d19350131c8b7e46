import { describe, expect, test } from 'vitest';
import { bundled, canRemark, idsOf, itemsOf, remarked, tearlines } from './wish';

describe('what people type for a release', () => {
  test('a bundle stays as it is, an object and a list become one, all else is nothing', () => {
    const bundle = { type: 'bundle', id: 'bundle--1', objects: [{ type: 'note', id: 'note--1' }] };
    expect(bundled(JSON.stringify(bundle))).toEqual(bundle);
    expect(bundled('\ufeff{"type":"note","id":"note--1"}')?.['objects']).toEqual([{ type: 'note', id: 'note--1' }]);
    expect(bundled('[{"type":"note"},{"type":"report"}]')?.['objects']).toHaveLength(2);
    for (const text of ['', '{', '1', 'null', '[]', '[1]', '{"id":"note--1"}', '"text"']) expect(bundled(text), text).toBeUndefined();
  });

  test('ids and items are told once each, whatever is between them', () => {
    expect(idsOf(' note--1, note--2\n\nnote--1\t')).toEqual(['note--1', 'note--2']);
    expect(itemsOf('address:bc1q\r\n\n# ours\n person:Kim Min\naddress:bc1q')).toEqual(['address:bc1q', 'person:Kim Min']);
  });

  test('a tearline may hold the sign that ends its id', () => {
    expect(tearlines('report--1 = a=b\nno sign\n=nothing\n')).toEqual({ 'report--1': 'a=b' });
  });

  test('another light is a new version of the same, and other markings stay', () => {
    const lights = ['marking-definition--green', 'marking-definition--amber'];
    const object = { type: 'note', id: 'note--1', modified: '2026-01-01T00:00:00.000Z', object_marking_refs: ['marking-definition--own', 'marking-definition--amber'] };
    expect(canRemark(object, lights)).toBe(true);
    expect(remarked(object, 'marking-definition--green', lights, new Date(0))).toEqual({
      ...object,
      modified: '1970-01-01T00:00:00.000Z',
      object_marking_refs: ['marking-definition--green', 'marking-definition--own'],
    });
    expect(canRemark({ ...object, object_marking_refs: ['marking-definition--own'] }, lights)).toBe(false);
    expect(canRemark({ type: 'ipv4-addr', object_marking_refs: lights }, lights)).toBe(false);
    expect(canRemark(null, lights)).toBe(false);
  });
});
