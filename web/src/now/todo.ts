import type { Alerts, CaseEntry, CaseTodo, Decisions, Job, JobHits, Jobs, NodeState, OverlapLines, Proposals, RequestBoard, RequestLine, RequestLines, WarningPicture } from '#types';
import { to } from '../frame/router';
import type { Word } from '../words/words';

// What needs me, from what the node tells: each with one obvious next act.

export interface ToDo {
  readonly id: string;
  readonly urgency: 'late' | 'grave' | 'stop' | 'waits' | 'runs';
  readonly kind: Word;
  readonly title: string;
  readonly detail?: string | undefined;
  /** With which prefix `detail` is a word of the node. */
  readonly prefix?: string | undefined;
  readonly with?: string | undefined;
  readonly isExercise?: boolean | undefined;
  readonly since?: string | undefined;
  readonly runningMicros?: number | undefined;
  readonly act: Word;
  /** Where the act is done; absent where the button itself does it. */
  readonly to?: string | undefined;
  /** Where one says that it is dealt with, or seen. */
  readonly end?: string | undefined;
  /** How many, where the kind has a gap for it. */
  readonly count?: number | undefined;
}

const ORDER = { grave: 0, late: 1, stop: 2, waits: 3, runs: 4 } as const;

/** Grave warnings and what is late first, then money that can be stopped while it stands; of equals what is older. Exercises never before what is real. */
export function sorted(all: readonly ToDo[]): ToDo[] {
  return [...all].sort(
    (a, b) =>
      ORDER[a.urgency] - ORDER[b.urgency] ||
      Number(a.isExercise ?? false) - Number(b.isExercise ?? false) ||
      (a.since ?? '9').localeCompare(b.since ?? '9') ||
      a.id.localeCompare(b.id),
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function ofRequest(one: RequestLine) {
  return {
    title: text(one.target?.['value']) || one.id,
    detail: one.kind,
    prefix: 'REQUEST_KIND',
    with: one.partner,
    isExercise: one.exercise,
    since: one.since,
    to: to(['exchange', 'requests', one.id]),
  } as const;
}

export function requestsToDo(board: RequestBoard): ToDo[] {
  return board.running.map((one) => ({
    id: `request ${one.id}`,
    urgency: one.late ? 'late' : one.direction === 'in' ? 'waits' : 'runs',
    kind: one.direction === 'in' ? 'NOW_REQUEST_IN' : 'NOW_REQUEST_OUT',
    ...ofRequest(one),
    runningMicros: one.running_micros,
    act: one.direction === 'in' ? 'NOW_ANSWER' : 'NOW_LOOK',
  }));
}

/** Steps of requests that wait for a second person, and requests that are approved and not sent. */
export function stepsToDo(told: RequestLines, role: string): ToDo[] {
  return told.requests
    .filter((one) => (one.waiting !== undefined && role === 'approver') || one.state === 'approved')
    .map((one) => ({
      id: `step ${one.id}`,
      urgency: 'waits',
      kind: one.waiting !== undefined ? 'NOW_STEP' : 'NOW_UNSENT',
      ...ofRequest(one),
      act: one.waiting !== undefined ? 'NOW_JUDGE' : 'REQUEST_SEND',
    }));
}

type Told = Readonly<Record<string, unknown>>;

function members(value: unknown): Told {
  return typeof value === 'object' && value !== null ? (value as Told) : {};
}

function all(value: unknown): Told[] {
  return Array.isArray(value) ? value.map(members) : [];
}

/** What weighs most first. */
const HAPPENED: readonly (readonly [string, Word])[] = [
  ['exit', 'ALERT_EXIT'],
  ['service', 'ALERT_SERVICE'],
  ['bridge', 'ALERT_BRIDGE'],
  ['started', 'ALERT_STARTED'],
];

function happened(alert: Told): Word {
  if (alert['event'] === 'overflight') return 'ALERT_OVERFLIGHT';
  if (alert['event'] === 'overflight-unread') return 'ALERT_UNFORESEEN';
  if (alert['stage'] === 'dropped') return 'ALERT_DROPPED';
  if (alert['stage'] === 'undone') return 'ALERT_UNDONE';
  const events = Array.isArray(alert['events']) ? alert['events'] : [];
  return HAPPENED.find(([one]) => events.includes(one))?.[1] ?? 'ALERT_MOVED';
}

/** What passes over which site, or why that can't be foreseen. */
function overhead(alert: Told): string {
  const pass = all(alert['passes'])[0];
  return pass === undefined ? text(alert['reason']) : `${text(pass['object'])} · ${text(pass['site'])}`;
}

/** Where followed money is that somebody can stop, as the trace says. */
function stoppable(party: Told): boolean {
  const exit = members(party['exit']);
  return exit['status'] === 'open' && all(exit['stoppers']).length > 0;
}

/**
 * What live traces saw: where somebody can stop the money, to ask for that; all else, to say that
 * it is dealt with.
 */
export function alertsToDo(told: Alerts): ToDo[] {
  return told.alerts
    .filter((one) => one.done === null)
    .map((one) => {
      const parties = all(one.alert['to']);
      const open = parties.find(stoppable);
      const party = open ?? parties[0] ?? {};
      const stopper = open ? all(members(open['exit'])['stoppers'])[0] : undefined;
      const address = text(party['address']);
      return {
        id: `alert ${one.number}`,
        urgency: open ? 'stop' : 'waits',
        kind: happened(one.alert),
        title: overhead(one.alert) || text(party['label']) || address || text(one.alert['tx']) || one.id,
        detail: text(one.alert['live']) || text(all(one.alert['passes'])[0]?.['closest']) || undefined,
        with: text(stopper?.['who']) || undefined,
        since: one.at,
        end: `/x/alerts/${one.number}/done`,
        ...(open
          ? { act: 'NOW_STOP', to: to(['exchange', 'requests'], { draft: '1', target: address, alert: String(one.number) }) }
          : { act: 'NOW_DEALT' }),
      };
    });
}

/** Warnings in force that nobody here has said to have seen, in the reader's language where they have it. */
export function warningsToDo(told: WarningPicture, language: string): ToDo[] {
  return told.alerts.map((one) => {
    const infos = one.infos.map(members);
    const info = infos.find((each) => text(each['language']).toLowerCase().startsWith(language)) ?? infos[0] ?? {};
    const isAllClear = infos.length > 0 && infos.every((each) => texts(each['response']).includes('AllClear'));
    return {
      id: `warning ${one.sha256}`,
      urgency: !isAllClear && ['Extreme', 'Severe'].includes(text(info['severity'])) ? 'grave' : 'waits',
      kind: isAllClear ? 'NOW_ALL_CLEAR' : 'NOW_WARNING',
      title: text(info['headline']) || text(info['event']) || String(one.number),
      with: one.sender,
      isExercise: one.status === 'Exercise',
      since: one.recorded,
      act: 'NOW_LOOK',
      to: to(['situation']),
      end: `/x/warnings/${one.sha256}/acknowledge`,
    };
  });
}

/** How many hits of a screened file nobody has decided yet, of those that are told. */
export function undecided(hits: JobHits, decisions: Decisions): number {
  const done = new Set(decisions.decisions.map((one) => `${one.customer}\n${one.entity}`));
  return hits.hits
    .flatMap((row) => all(row['results']).filter((one) => one['match'] === true).map((one) => [row['id'], members(one['entity'])['id']]))
    .filter(([customer, entity]) => !done.has(`${text(customer)}\n${text(entity)}`)).length;
}

export function hitsToDo(job: Job, count: number): ToDo[] {
  if (count === 0) return [];
  return [
    {
      id: `hits ${job.id}`,
      urgency: 'waits',
      kind: 'NOW_HITS',
      count,
      title: text(members(job.request['file'])['name']) || job.id,
      detail: job.kind,
      prefix: 'JOB',
      since: job.ended ?? job.asked,
      act: 'NOW_JUDGE',
      to: to(['screen', 'job', job.id]),
    },
  ];
}

export function proposalsToDo(told: Proposals, me: string, role: string): ToDo[] {
  return told.proposals
    .filter((one) => one.standing === 'draft' && one.by !== me && role === 'approver')
    .map((one) => ({
      id: `proposal ${one.number}`,
      urgency: 'waits',
      kind: 'NOW_PROPOSAL',
      title: `#${one.number} → ${texts(one.body['to']).join(', ')}`,
      with: one.by,
      since: one.at,
      act: 'NOW_JUDGE',
      to: to(['exchange', 'releases']),
    }));
}

/** Comparisons that partners offer: an approver agrees or declines. */
export function overlapsToDo(told: OverlapLines): ToDo[] {
  return told.overlaps
    .filter((one) => one.state === 'waiting')
    .map((one) => ({
      id: `overlap ${one.id}`,
      urgency: 'waits',
      kind: 'NOW_OVERLAP',
      title: one.terms.purpose,
      detail: one.terms.mode,
      prefix: 'OVERLAP_MODE',
      with: one.partner,
      isExercise: one.terms.exercise,
      since: one.begun,
      act: 'NOW_JUDGE',
      to: to(['exchange', 'overlaps', one.id]),
    }));
}

export function casesToDo(todo: CaseTodo, me: string, role: string): ToDo[] {
  const findings = todo.findings
    .filter((one) => one.author !== me && role === 'approver')
    .map((one) => entry('finding', one, 'NOW_FINDING', 'NOW_JUDGE', 'findings'));
  // A task that names its doer is theirs.
  const open = todo.tasks
    .filter((one) => !one.word || one.word === me)
    .map((one) => entry('task', one, 'NOW_TASK', 'NOW_LOOK', 'tasks'));
  return [...findings, ...open];
}

function entry(kind: string, one: CaseEntry, word: Word, act: Word, view: string): ToDo {
  return {
    id: `${kind} ${one.case} ${one.number}`,
    urgency: 'waits',
    kind: word,
    title: one.title ?? one.text ?? '',
    detail: one.case,
    with: one.author,
    since: one.recorded,
    act,
    to: to(['cases', one.case], { view }),
  };
}

export function jobsToDo(jobs: Jobs): ToDo[] {
  return jobs.jobs
    .filter((one) => one.state === 'queued' || one.state === 'running')
    .map((one) => ({
      id: `job ${one.id}`,
      urgency: 'runs',
      kind: 'NOW_JOB',
      title: one.id,
      detail: one.kind,
      prefix: 'JOB',
      since: one.asked,
      act: 'NOW_LOOK',
      to: one.case ? to(['cases', one.case]) : to(['settings', 'jobs']),
    }));
}

/** A partner whose log broke its promise, or that can't be reached. */
export function partnersToDo(state: NodeState): ToDo[] {
  return state.partners
    .filter((one) => one.state === 'active' && (one.fault || one.trouble))
    .map((one) => ({
      id: `partner ${one.name}`,
      urgency: one.fault ? 'late' : 'waits',
      kind: one.fault ? 'NOW_FAULT' : 'NOW_TROUBLE',
      title: one.fault ?? one.trouble ?? '',
      with: one.name,
      act: 'NOW_LOOK',
      to: to(['exchange']),
    }));
}
