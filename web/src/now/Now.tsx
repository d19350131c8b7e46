import { useState, type ReactNode } from 'react';
import type { Alerts, CaseTodo, Decisions, JobHits, Jobs, NodeState, OverlapLines, Proposals, RequestBoard, RequestLines, WarningPicture } from '#types';
import { changed, useAnswer } from '../api/answer';
import { get, post, type Fault } from '../api/call';
import { to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Doing, Empty, Foreign, Heading, Link, NodeWord, Running, Shown, type Tone, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { useLanguage, useSay, type Word } from '../words/words';
import { alertsToDo, casesToDo, hitsToDo, jobsToDo, overlapsToDo, partnersToDo, proposalsToDo, requestsToDo, stepsToDo, sorted, undecided, warningsToDo, type ToDo } from './todo';

const NOTHING = Promise.resolve([] as ToDo[]);
const TONES: Record<ToDo['urgency'], Tone> = { grave: 'bad', late: 'bad', stop: 'bad', waits: 'watch', runs: 'plain' };
const URGENCY: Record<ToDo['urgency'], Word> = { grave: 'NOW_GRAVE', late: 'NOW_LATE', stop: 'NOW_STOPPABLE', waits: 'NOW_WAITS', runs: 'NOW_RUNS' };

export default function Now({ session }: ScreenProps) {
  const say = useSay();
  const language = useLanguage();
  const me = session.name;
  const role = session.role ?? '';
  const reads = role !== 'administrator';
  const acts = role === 'analyst' || role === 'approver';
  const requests = useAnswer<ToDo[]>('requests now', (signal) =>
    reads ? get<RequestBoard>('/x/requests/board', signal).then(requestsToDo) : NOTHING,
  );
  const waiting = useAnswer<ToDo[]>('requests steps', (signal) =>
    acts ? get<RequestLines>('/x/requests', signal).then((all) => stepsToDo(all, role)) : NOTHING,
  );
  const proposals = useAnswer<ToDo[]>('proposals now', (signal) =>
    acts
      ? get<Proposals>('/x/releases/proposals', signal).then((all) => proposalsToDo(all, me, role))
      : NOTHING,
  );
  const cases = useAnswer<ToDo[]>('case now', (signal) =>
    acts
      ? get<CaseTodo>('/x/cases/todo', signal).then((todo) => casesToDo(todo, me, role))
      : NOTHING,
  );
  const jobs = useAnswer<ToDo[]>('jobs now', (signal) =>
    reads ? get<Jobs>('/x/jobs?mine=true&limit=20', signal).then(jobsToDo) : NOTHING,
  );
  const partners = useAnswer<ToDo[]>('status now', (signal) =>
    get<NodeState>('/x/status', signal).then(partnersToDo),
  );
  const alerts = useAnswer<ToDo[]>('alerts now', (signal) =>
    acts ? get<Alerts>('/x/alerts?state=open&limit=50', signal).then(alertsToDo) : NOTHING,
  );
  const overlaps = useAnswer<ToDo[]>('overlaps now', (signal) =>
    role === 'approver' ? get<OverlapLines>('/x/overlaps?state=waiting', signal).then(overlapsToDo) : NOTHING,
  );
  const warnings = useAnswer<ToDo[]>(`warnings now ${language}`, (signal) =>
    acts ? get<WarningPicture>('/x/warnings?open=true', signal).then((all) => warningsToDo(all, language)) : NOTHING,
  );
  const hits = useAnswer<ToDo[]>('jobs hits', (signal) => (acts ? hitsLeft(signal) : NOTHING));
  const parts = [alerts, warnings, requests, waiting, proposals, overlaps, hits, cases, jobs, partners];
  const faults = parts.filter((one) => one.fault);
  const all = sorted(parts.flatMap((one) => one.value ?? []));
  const isHere = parts.every((one) => one.value !== undefined || one.fault);
  return (
    <>
      <Heading title={say('SCREEN_NOW')} />
      {faults.map((one, i) => (
        <Shown key={i} answer={{ ...one, value: undefined }}>
          {() => null}
        </Shown>
      ))}
      {!isHere && all.length === 0 ? (
        <p className="waiting" role="status">
          {say('LOADING')}
        </p>
      ) : all.length === 0 ? (
        <Empty title={say('NOW_NONE')}>
          <p>{say('NOW_NONE_MORE')}</p>
          {acts && (
            <p>
              <Link to={to(['cases'], { open: '1' })}>{say('CASE_OPEN')}</Link>
            </p>
          )}
        </Empty>
      ) : (
        <ul className="todo">
          {all.map((one) => (
            <Line key={one.id} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}

/** So many screenings of files are looked through for what is left to decide. */
const SCREENINGS = 5;

async function hitsLeft(signal: AbortSignal): Promise<ToDo[]> {
  const { jobs } = await get<Jobs>(`/x/jobs?mine=true&kind=screening&state=done&limit=${SCREENINGS}`, signal);
  const found = jobs.filter((one) => one.result?.found === true);
  const all = await Promise.all(
    found.map(async (job) => {
      const id = encodeURIComponent(job.id);
      const [hits, decisions] = await Promise.all([
        get<JobHits>(`/x/jobs/${id}/hits?limit=100`, signal),
        get<Decisions>(`/x/screen/decisions?job=${id}&limit=1000`, signal),
      ]);
      return hitsToDo(job, undecided(hits, decisions));
    }),
  );
  return all.flat();
}

function Line({ one }: { one: ToDo }) {
  const say = useSay();
  let clock: ReactNode = null;
  if (one.runningMicros !== undefined) clock = <Running micros={one.runningMicros} />;
  else if (one.since !== undefined) clock = <Ago at={one.since} />;
  const { fault, tried } = useTries();
  const [isGone, setGone] = useState(false);
  const end = one.end ?? '';
  const isAlert = end.startsWith('/x/alerts/');
  // It goes at once, and comes back with the reason when the node didn't take it.
  const finish = () =>
    tried(async () => {
      setGone(true);
      try {
        await post(end, isAlert ? { text: '' } : {});
        changed(isAlert ? 'alerts' : 'warnings');
      } catch (e) {
        setGone(false);
        throw e;
      }
    });
  if (isGone) return null;
  const isFirst = one.urgency === 'late' || one.urgency === 'stop';
  return (
    <li className={`card ${one.urgency}`}>
      <Badge tone={TONES[one.urgency]}>{say(URGENCY[one.urgency])}</Badge>
      <div className="what">
        <p className="title">
          <Foreign text={one.title} />
        </p>
        <p className="quiet">
          {say(one.kind, one.count ?? '')}
          {one.detail !== undefined && (
            <>
              {' · '}
              {one.prefix ? <NodeWord prefix={one.prefix} word={one.detail} /> : <Foreign text={one.detail} />}
            </>
          )}
          {one.with !== undefined && (
            <>
              {' · '}
              <bdi>{one.with}</bdi>
            </>
          )}
          {one.isExercise && ` · ${say('EXERCISE')}`}
        </p>
      </div>
      <span className="clock">{clock}</span>
      {one.end === undefined ? (
        one.to !== undefined && (
          <Link to={one.to} className={isFirst ? 'button main' : 'button'}>
            {say(one.act)}
          </Link>
        )
      ) : (
        <Ending one={one} isAlert={isAlert} fault={fault} finish={finish} />
      )}
    </li>
  );
}

/** To ask for a stop, where that is what comes next; the first who says so has dealt with it. */
function Ending({ one, isAlert, fault, finish }: { one: ToDo; isAlert: boolean; fault: Fault | undefined; finish: () => Promise<void> }) {
  const say = useSay();
  return (
    <div className="acts">
      {one.to !== undefined && (
        <Link to={one.to} className={isAlert ? 'button main' : 'button'}>
          {say(one.act)}
        </Link>
      )}
      <Doing label={say(isAlert ? 'NOW_DEALT' : 'REQUEST_ACKNOWLEDGE')} tone={isAlert ? '' : 'main'} work={finish} />
      {fault && <Trouble fault={fault} />}
    </div>
  );
}
