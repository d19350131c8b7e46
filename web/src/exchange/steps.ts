import type { JointRequest } from '#types';
import type { Word } from '../words/words';

// Which steps a request offers whoever looks at it; the node judges each of them again.

export interface Step {
  readonly word: Word;
  readonly path: string;
  readonly said?: string;
  /** What must be told, as the node calls it. */
  readonly asks: readonly ('text' | 'reason' | 'legal_basis' | 'party' | 'reference' | 'result')[];
  readonly isMain?: boolean;
  /** Whether an end may be told with it. */
  readonly mayEnd?: boolean;
}

const answer = (word: Word, said: string, asks: Step['asks'], isMain = false): Step => ({
  word,
  path: 'answer',
  said,
  asks,
  isMain,
});
const effect = (word: Word, said: string, asks: Step['asks'], isMain = false): Step => ({
  word,
  path: 'effect',
  said,
  asks,
  isMain,
});

const APPROVE: Step = { word: 'APPROVE', path: 'approve', asks: [], isMain: true };
const REFUSE: Step = { word: 'REFUSE', path: 'refuse', asks: ['reason'] };

export function steps(one: JointRequest, me: string, role: string): Step[] {
  if (role !== 'analyst' && role !== 'approver') return [];
  const waiting = one.proposals.find((p) => p.standing === 'draft');
  const judge = waiting && waiting.by !== me && role === 'approver' ? [APPROVE, REFUSE] : [];
  return [...judge, ...(one.direction === 'out' ? asked(one) : executed(one, waiting !== undefined))];
}

/** What whoever asked can do. */
function asked(one: JointRequest): Step[] {
  switch (one.state) {
    case 'approved':
      return [{ word: 'REQUEST_SEND', path: 'send', asks: [], isMain: true }];
    case 'needs-info':
      return [answer('REQUEST_INFORM', 'inform', ['text'], true), answer('REQUEST_WITHDRAW', 'withdraw', ['reason'])];
    case 'sent':
    case 'delivered':
    case 'opened':
    case 'accepted':
    case 'submitted':
    case 'in-progress':
      return [answer('REQUEST_WITHDRAW', 'withdraw', ['reason'])];
    case 'effective':
    case 'verified':
    case 'declined':
    case 'failed':
    case 'partial':
      return [{ word: 'REQUEST_CLOSE', path: 'close', asks: [], isMain: true }];
    default:
      return [];
  }
}

/** What whoever is asked can do. */
function executed(one: JointRequest, isWaiting: boolean): Step[] {
  switch (one.state) {
    case 'delivered':
      return [{ word: 'REQUEST_ACKNOWLEDGE', path: 'acknowledge', asks: [], isMain: true }];
    case 'opened':
    case 'needs-info':
      return isWaiting
        ? []
        : [
            { ...answer('REQUEST_ACCEPT', 'accept', ['legal_basis'], true), mayEnd: one.kind === 'pass-on' },
            answer('REQUEST_DECLINE', 'decline', ['reason', 'legal_basis']),
            answer('REQUEST_ASK', 'ask', ['text']),
          ];
    case 'accepted':
      return [effect('REQUEST_START', 'start', [], true), effect('REQUEST_FAILED', 'failed', ['reason'])];
    case 'in-progress':
    case 'submitted':
    case 'partial':
      return [effect('REQUEST_FULL', 'full', [], true), effect('REQUEST_FAILED', 'failed', ['reason'])];
    case 'effective':
    case 'verified':
      return [answer('REQUEST_APPEAL', 'appeal', ['reason'])];
    case 'appealed':
      return isWaiting ? [] : [answer('REQUEST_UPHOLD', 'uphold', ['reason']), answer('REQUEST_REVERSE', 'reverse', ['reason'])];
    default:
      return [];
  }
}
