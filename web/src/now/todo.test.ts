import { expect, test } from 'vitest';
import { alertsToDo, requestsToDo, sorted, stepsToDo, undecided, warningsToDo } from './todo';

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

const alert = (number: number, told: object, done: null | { person: string; at: string; text: string } = null) => ({
  number, at: '2026-01-02T00:00:00Z', id: `a${number}`, alert: { live: 'bybit', stage: 'mined', tx: '0xff', ...told }, done,
});
const exit = (status: string, stoppers: object[]) => ({ kind: 'issuer', status, holder: [], stoppers });

test('an alert whose money somebody can stop leads to the request, with the address', () => {
  const [one] = alertsToDo({
    more: false,
    alerts: [
      alert(7, {
        events: ['moved', 'exit'],
        to: [
          { address: '0xaa', exit: exit('frozen', [{ who: 'Circle', how: 'blacklist' }]) },
          { address: '0xbb', label: 'USDC', exit: exit('open', [{ who: 'Circle', how: 'blacklist' }]) },
        ],
      }),
    ],
  });
  expect(one).toMatchObject({
    urgency: 'stop', kind: 'ALERT_EXIT', title: 'USDC', with: 'Circle', detail: 'bybit', act: 'NOW_STOP', end: '/x/alerts/7/done',
    to: '/desk/exchange/requests?draft=1&target=0xbb&alert=7',
  });
});

test('a pass over an own site says what passes and where; what cannot be foreseen says why', () => {
  const passes = [{ object: '58400', site: 'seoul', closest: '2026-01-02T01:00:00Z' }];
  const all = alertsToDo({
    more: false,
    alerts: [
      alert(8, { event: 'overflight', live: undefined, passes }),
      alert(9, { event: 'overflight-unread', live: undefined, reason: 'm.tle: no element set in it' }),
    ],
  });
  expect(all.map((one) => [one.kind, one.title, one.detail, one.act])).toEqual([
    ['ALERT_OVERFLIGHT', '58400 · seoul', '2026-01-02T01:00:00Z', 'NOW_DEALT'],
    ['ALERT_UNFORESEEN', 'm.tle: no element set in it', undefined, 'NOW_DEALT'],
  ]);
});

test('every other alert is to be dealt with here, and what is dealt with is gone', () => {
  const all = alertsToDo({
    more: false,
    alerts: [
      alert(1, { events: ['moved'], to: [{ address: '0xaa' }] }),
      alert(2, { events: ['moved', 'service'], to: [{ address: '0xaa', exit: exit('open', []) }] }),
      alert(3, { stage: 'dropped', events: ['exit'], to: [] }),
      alert(4, { events: 'nonsense', to: null, tx: 5 }),
      alert(5, { events: ['moved'] }, { person: 'ann', at: '', text: '' }),
    ],
  });
  expect(all.map((one) => [one.end, one.kind, one.title, one.act, one.to])).toEqual([
    ['/x/alerts/1/done', 'ALERT_MOVED', '0xaa', 'NOW_DEALT', undefined],
    ['/x/alerts/2/done', 'ALERT_SERVICE', '0xaa', 'NOW_DEALT', undefined],
    ['/x/alerts/3/done', 'ALERT_DROPPED', '0xff', 'NOW_DEALT', undefined],
    ['/x/alerts/4/done', 'ALERT_MOVED', 'a4', 'NOW_DEALT', undefined],
  ]);
});

test('a warning is told in the reader’s language, a grave one first', () => {
  const warning = (sha256: string, severity: string) => ({
    number: 1, sha256, sender: 'kr@KOR', identifier: 'a', sent: '', status: 'Actual' as const, msgType: 'Alert' as const,
    scope: 'Public' as const, recorded: '2026-01-02T00:00:00Z', authority: 'proven', origin: 'partner kr', signature: 'unsigned',
    references: [], infos: [{ language: 'en', severity, headline: 'A launch' }, { language: 'ko-KR', severity, headline: '발사' }, 'nonsense'],
  });
  const told = { at: '', as_known: '', alerts: [warning('aa', 'Minor'), warning('bb', 'Extreme')], missing: [] };
  const all = sorted(warningsToDo(told as never, 'ko'));
  expect(all.map((one) => [one.title, one.urgency, one.end])).toEqual([
    ['발사', 'grave', '/x/warnings/bb/acknowledge'],
    ['발사', 'waits', '/x/warnings/aa/acknowledge'],
  ]);
  expect(warningsToDo(told as never, 'ja')[0]?.title).toBe('A launch');
});

test('who says that a danger is over in every language is no warning in force', () => {
  const told = (responses: readonly string[]) => ({
    alerts: [{ sha256: 'cc', number: 3, sender: 'jp@JPN', status: 'Actual', recorded: '2026-01-02T00:00:00Z', infos: responses.map((one) => ({ language: 'en-US', event: 'Launch', severity: 'Extreme', response: [one] })) }],
  });
  const kinds = (...responses: string[]) => warningsToDo(told(responses) as never, 'en').map((one) => [one.kind, one.urgency]);
  expect(kinds('AllClear', 'AllClear')).toEqual([['NOW_ALL_CLEAR', 'waits']]);
  expect(kinds('AllClear', 'Shelter')).toEqual([['NOW_WARNING', 'grave']]);
});

test('hits of a file are to be decided until each was, for its customer', () => {
  const result = (id: string, match = true) => ({ match, entity: { id } });
  const hits = {
    hits: [
      { id: 'c1', query: 'a', results: [result('x'), result('y', false)] },
      { id: 'c2', query: 'b', results: [result('x'), result('z')] },
      { id: 'c3', query: 'c', results: 'nonsense' },
    ],
    more: false, next: 0,
  };
  const decided = (customer: string, entity: string) => ({
    number: 1, at: '', person: 'ann', entity, query: '', decision: 'rejected' as const, reason: '', customer, job: 'j', case: '',
  });
  expect(undecided(hits, { decisions: [], more: false })).toBe(3);
  expect(undecided(hits, { decisions: [decided('c2', 'x'), decided('c3', 'x')], more: false })).toBe(2);
});

test('a step that waits for a second person is told to approvers, what is approved to whoever can send it', () => {
  const line = (id: string, state: string, more: object) => ({
    id, partner: 'kr', direction: 'out' as const, state, exercise: false, since: '2026-01-02T00:00:00Z', level: 0, ...more,
  });
  const told = {
    requests: [line('a', 'draft', { waiting: 'send' }), line('b', 'approved', {}), line('c', 'sent', {}), line('d', 'opened', { waiting: 'accept' })],
  };
  const of = (role: string) => stepsToDo(told, role).map((one) => [one.id, one.act]);
  expect(of('approver')).toEqual([['step a', 'NOW_JUDGE'], ['step b', 'REQUEST_SEND'], ['step d', 'NOW_JUDGE']]);
  expect(of('analyst')).toEqual([['step b', 'REQUEST_SEND']]);
});
