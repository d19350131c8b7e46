import { useState, type ReactNode } from 'react';
import type { Alerts, CaseTodo, Jobs, NodeState, OverlapLines, Proposals, RequestBoard, RequestLines } from '#types';
import { changed, useAnswer } from '../api/answer';
import { Fault, get, post } from '../api/call';
import { to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Doing, Empty, Foreign, Heading, Link, NodeWord, Shown, type Tone, Trouble } from '../parts/parts';
import { span } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { alertsToDo, casesToDo, jobsToDo, overlapsToDo, partnersToDo, proposalsToDo, requestsToDo, stepsToDo, sorted, type ToDo } from './todo';

const NOTHING = Promise.resolve([] as ToDo[]);
const TONES: Record<ToDo['urgency'], Tone> = { late: 'bad', waits: 'watch', runs: 'plain' };
const URGENCY: Record<ToDo['urgency'], Word> = { late: 'NOW_LATE', waits: 'NOW_WAITS', runs: 'NOW_RUNS' };

export default function Now({ session }: ScreenProps) {
  const say = useSay();
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
  const parts = [alerts, requests, waiting, proposals, overlaps, cases, jobs, partners];
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

function Line({ one }: { one: ToDo }) {
  const say = useSay();
  const language = useLanguage();
  let clock: ReactNode = null;
  if (one.runningMicros !== undefined) clock = span(language, one.runningMicros);
  else if (one.since !== undefined) clock = <Ago at={one.since} />;
  return (
    <li className={`card ${one.urgency}`}>
      <Badge tone={TONES[one.urgency]}>{say(URGENCY[one.urgency])}</Badge>
      <div className="what">
        <p className="title">
          <Foreign text={one.title} />
        </p>
        <p className="quiet">
          {say(one.kind)}
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
      {one.alert === undefined ? (
        one.to !== undefined && (
          <Link to={one.to} className="button">
            {say(one.act)}
          </Link>
        )
      ) : (
        <AlertActs one={one} alert={one.alert} />
      )}
    </li>
  );
}

/** To ask for a stop, where that is what comes next; the first who says so has dealt with it. */
function AlertActs({ one, alert }: { one: ToDo; alert: number }) {
  const say = useSay();
  const [fault, setFault] = useState<Fault>();
  async function finish() {
    setFault(undefined);
    try {
      await post(`/x/alerts/${alert}/done`, { text: '' });
      changed('alerts');
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    }
  }
  return (
    <div className="acts">
      {one.to !== undefined && (
        <Link to={one.to} className="button">
          {say(one.act)}
        </Link>
      )}
      <Doing label={say('NOW_DEALT')} work={finish} />
      {fault && <Trouble fault={fault} />}
    </div>
  );
}
