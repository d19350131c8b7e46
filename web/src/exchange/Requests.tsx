import { useState, type FormEvent } from 'react';
import type { Alerts, JointRequest, NodeState, RequestBoard, RequestLine, RequestLines } from '#types';
import { changed, useAnswer } from '../api/answer';
import { Fault, get, post } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Empty, Field, Foreign, Link, Long, NodeWord, Shown, Table, Time, Trouble } from '../parts/parts';
import { span } from '../words/format';
import { sayNode, useLanguage, useSay, type Word } from '../words/words';
import { drafted, NO_DRAFT, type Drafted } from './drafted';
import { steps, type Step } from './steps';

const KINDS = [
  'freeze-address',
  'freeze-account',
  'watch-and-hold',
  'take-down-domain',
  'preserve-evidence',
  'nominate-for-sanctions',
  'notify-victim',
  'hold-ship',
] as const;

export function Requests(props: ScreenProps) {
  const id = props.place.steps[2];
  return id === undefined ? <Board {...props} /> : <One id={id} {...props} />;
}

function aim(target: Record<string, unknown> | undefined): string {
  const value = target?.['value'];
  return typeof value === 'string' ? value : '';
}

function Late({ one }: { one: RequestLine }) {
  const say = useSay();
  return (
    <>
      <Badge tone={one.late ? 'bad' : 'plain'}>
        <NodeWord prefix="REQUEST_STATE" word={one.state} />
      </Badge>{' '}
      {one.late && <span className="late-word">{say('NOW_LATE')}: <NodeWord prefix="REQUEST_LATE" word={one.late} /></span>}
      {one.exercise && <Badge>{say('EXERCISE')}</Badge>}
    </>
  );
}

function Board({ session, place }: ScreenProps) {
  const say = useSay();
  const language = useLanguage();
  const lines = useAnswer<RequestLines>('requests', (signal) => get('/x/requests', signal));
  const board = useAnswer<RequestBoard>('requests board', (signal) => get('/x/requests/board', signal));
  const isDrafting = place.query.get('draft') === '1';
  const mayWrite = session.role !== 'auditor';
  const draft = (
    <button type="button" className="main" onClick={() => go(to(['exchange', 'requests'], { draft: '1' }))}>
      {say('REQUEST_NEW')}
    </button>
  );
  return (
    <>
      {isDrafting && mayWrite && <DraftFor alert={place.query.get('alert')} target={place.query.get('target') ?? ''} />}
      <Shown answer={lines}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Empty title={say('REQUESTS_NONE')}>
              <p>{say('REQUESTS_NONE_MORE')}</p>
              {mayWrite && !isDrafting && draft}
            </Empty>
          ) : (
            <>
              {mayWrite && !isDrafting && <p className="acts">{draft}</p>}
              <Table
                caption={say('EXCHANGE_REQUESTS')}
                rows={requests}
                id={(one) => one.id}
                columns={[
                  {
                    head: 'COLUMN_TARGET',
                    cell: (one) => (
                      <Link to={to(['exchange', 'requests', one.id])} className="strong">
                        <Foreign text={aim(one.target) || one.id} />
                      </Link>
                    ),
                  },
                  { head: 'COLUMN_KIND', cell: (one) => one.kind && <NodeWord prefix="REQUEST_KIND" word={one.kind} /> },
                  {
                    head: 'COLUMN_PARTNER',
                    cell: (one) => (
                      <>
                        {one.direction === 'out' ? '→ ' : '← '}
                        <bdi>{one.partner}</bdi>
                      </>
                    ),
                  },
                  { head: 'COLUMN_STATE', cell: (one) => <Late one={one} /> },
                  { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.since} /> },
                ]}
              />
            </>
          )
        }
      </Shown>
      <Shown answer={board}>
        {({ figures }) =>
          figures.length === 0 ? null : (
            <>
              <h2>{say('BOARD')}</h2>
              <Table
                caption={say('BOARD')}
                rows={figures}
                id={(one) => `${one.partner} ${one.direction} ${one.kind} ${one.exercise}`}
                columns={[
                  {
                    head: 'COLUMN_PARTNER',
                    cell: (one) => (
                      <>
                        {one.direction === 'out' ? '→ ' : '← '}
                        <bdi>{one.partner}</bdi> {one.exercise && <Badge>{say('EXERCISE')}</Badge>}
                      </>
                    ),
                  },
                  { head: 'COLUMN_KIND', cell: (one) => <NodeWord prefix="REQUEST_KIND" word={one.kind} /> },
                  { head: 'COLUMN_COUNT', isNumber: true, cell: (one) => one.count },
                  ...(
                    [
                      ['COLUMN_DELIVER', 'deliver'],
                      ['COLUMN_ACKNOWLEDGE', 'acknowledge'],
                      ['COLUMN_DECIDE', 'decide'],
                      ['COLUMN_EFFECT', 'effect'],
                    ] as const
                  ).map(([head, name]) => ({
                    head: head as Word,
                    isNumber: true,
                    cell: (one: RequestBoard['figures'][number]) => {
                      const took = one[name];
                      return took ? `${span(language, took.p50_micros)} / ${span(language, took.p90_micros)}` : '–';
                    },
                  })),
                ]}
              />
            </>
          )
        }
      </Shown>
    </>
  );
}

function toFault(e: unknown): Fault {
  return e instanceof Fault ? e : new Fault(-1, String(e), '');
}

/** What brought the reader here stands in the draft already; an alert is dealt with by it. */
function DraftFor({ alert, target }: { alert: string | null; target: string }) {
  const alerts = useAnswer<Alerts>(`alerts draft ${alert}`, (signal) =>
    alert === null
      ? Promise.resolve({ alerts: [], more: false })
      : get(`/x/alerts?state=open&before=${Number(alert) + 1}&limit=1`, signal),
  );
  return (
    <Shown answer={alerts}>
      {(told) => {
        const one = told.alerts.find((each) => String(each.number) === alert);
        return <Draft given={one ? drafted(one.alert, target) : { ...NO_DRAFT, target }} alert={one?.number} />;
      }}
    </Shown>
  );
}

function Draft({ given, alert }: { given: Drafted; alert: number | undefined }) {
  const say = useSay();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const [fault, setFault] = useState<Fault>();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body: Record<string, unknown> = {};
    for (const [name, value] of form) if (value !== '') body[name] = value;
    body['exercise'] = form.get('exercise') === 'on';
    try {
      const made = await post<JointRequest>('/x/requests', body);
      // Somebody else may have dealt with the alert meanwhile; the draft stands all the same.
      if (alert !== undefined) await post(`/x/alerts/${alert}/done`, { text: made.id }).catch(() => undefined);
      changed('requests');
      changed('alerts');
      go(to(['exchange', 'requests', made.id]), 'replace');
    } catch (e) {
      setFault(toFault(e));
    }
  }
  return (
    <form className="card form" onSubmit={submit} aria-label={say('REQUEST_NEW')}>
      <p className="lead">{say('REQUEST_LEAD')}</p>
      <Field label={say('RELEASE_TO')}>
        {(id) => (
          <select id={id} name="to" required>
            {(state.value?.partners ?? [])
              .filter((one) => one.state === 'active')
              .map((one) => (
                <option key={one.name}>{one.name}</option>
              ))}
          </select>
        )}
      </Field>
      <Field label={say('COLUMN_KIND')}>
        {(id) => (
          <select id={id} name="kind">
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {sayNode(say, 'REQUEST_KIND', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('COLUMN_TARGET')}>
        {(id) => <input id={id} name="target" required className="mono" spellCheck={false} autoFocus={given.text === ''} defaultValue={given.target} />}
      </Field>
      <Field label={say('FIELD_PLACE')} hint={say('FIELD_PLACE_HINT')}>
        {(id, hint) => <input id={id} name="place" placeholder="eip155:1" className="mono" aria-describedby={hint} defaultValue={given.place} />}
      </Field>
      <Field label={say('FIELD_WHY')}>{(id) => <textarea id={id} name="text" required rows={3} dir="auto" defaultValue={given.text} />}</Field>
      <Field label={say('FIELD_LEGAL_BASIS')}>{(id) => <input id={id} name="legal_basis" required dir="auto" autoFocus={given.text !== ''} />}</Field>
      <label className="tick">
        <input type="checkbox" name="exercise" />
        {say('REQUEST_EXERCISE')}
      </label>
      {fault && <Trouble fault={fault} />}
      <div className="acts">
        <button type="submit" className="main">
          {say('REQUEST_DRAFT')}
        </button>
        <button type="button" onClick={() => go(to(['exchange', 'requests']), 'replace')}>
          {say('CANCEL')}
        </button>
      </div>
    </form>
  );
}

function One({ id, session }: ScreenProps & { id: string }) {
  const say = useSay();
  const answer = useAnswer<JointRequest>(`requests ${id}`, (signal) =>
    get(`/x/requests/${encodeURIComponent(id)}`, signal),
  );
  return (
    <Shown answer={answer}>
      {(one) => (
        <article className="request">
          <p className="crumbs">
            <Link to={to(['exchange', 'requests'])}>{say('EXCHANGE_REQUESTS')}</Link> / <Long text={one.id} />
          </p>
          <h2>
            {one.kind && <NodeWord prefix="REQUEST_KIND" word={one.kind} />}: <Foreign text={aim(one.target)} />
          </h2>
          <p className="facts">
            <span>
              {one.direction === 'out' ? '→ ' : '← '}
              <bdi>{one.partner}</bdi>
            </span>
            <Late one={one} />
            <Ago at={one.since} />
          </p>
          {one.text && (
            <p>
              <Foreign text={one.text} />
            </p>
          )}
          {one.legal_basis && (
            <p className="quiet">
              {say('FIELD_LEGAL_BASIS')}: <Foreign text={one.legal_basis} />
            </p>
          )}
          <Acts one={one} all={steps(one, session.name, session.role ?? '')} />
          {one.proposals.length > 0 && (
            <ul className="tasks">
              {one.proposals.map((p) => (
                <li key={p.number}>
                  <Badge tone={p.standing === 'draft' ? 'watch' : 'quiet'}>
                    <NodeWord prefix="STANDING" word={p.standing} />
                  </Badge>
                  <span className="title">
                    <NodeWord prefix="REQUEST_STEP" word={p.step} />
                  </span>
                  <span className="quiet">
                    <bdi>{p.by}</bdi> · <Ago at={p.at} />
                    {p.judge && (
                      <>
                        {' → '}
                        <bdi>{p.judge}</bdi>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {one.history.length > 0 && (
            <Table
              caption={say('REQUEST_HISTORY')}
              rows={one.history}
              id={(step) => step.sha256}
              columns={[
                { head: 'COLUMN_STEP', cell: (step) => <NodeWord prefix="REQUEST_STEP" word={step.step} /> },
                { head: 'COLUMN_BY', cell: (step) => <bdi>{step.by}</bdi> },
                { head: 'COLUMN_RECORDED', cell: (step) => <Time at={step.known} /> },
                {
                  head: 'VERIFY_LOG',
                  cell: (step) => (
                    <>
                      <Foreign text={step.log} /> #{step.index}
                    </>
                  ),
                },
                { head: 'COLUMN_HASH', cell: (step) => <Long text={step.sha256} keep={6} /> },
              ]}
            />
          )}
        </article>
      )}
    </Shown>
  );
}

const ASKS: Record<Step['asks'][number], Word> = {
  text: 'FIELD_TEXT',
  reason: 'FIELD_REASON',
  legal_basis: 'FIELD_LEGAL_BASIS',
  party: 'FIELD_PARTY',
  reference: 'FIELD_REFERENCE',
  result: 'FIELD_RESULT',
};

function Acts({ one, all }: { one: JointRequest; all: readonly Step[] }) {
  const say = useSay();
  const [open, setOpen] = useState<Step>();
  const [fault, setFault] = useState<Fault>();
  const [isAtWork, setAtWork] = useState(false);
  async function run(step: Step, told: Record<string, string>) {
    setFault(undefined);
    setAtWork(true);
    try {
      const body = { ...told, ...(step.said ? { word: step.said } : {}) };
      await post(`/x/requests/${encodeURIComponent(one.id)}/${step.path}`, body, crypto.randomUUID());
      setOpen(undefined);
      changed('requests');
    } catch (e) {
      setFault(toFault(e));
    } finally {
      setAtWork(false);
    }
  }
  return (
    <>
      <div className="acts">
        {all.map((step) => (
          <button
            key={step.word}
            type="button"
            className={step.isMain ? 'main' : ''}
            disabled={isAtWork}
            onClick={() => (step.asks.length === 0 ? void run(step, {}) : setOpen(step))}
          >
            {say(step.word)}
          </button>
        ))}
      </div>
      {fault && <Trouble fault={fault} />}
      {open && (
        <form
          key={open.word}
          className="card form"
          aria-label={say(open.word)}
          onSubmit={(event) => {
            event.preventDefault();
            void run(open, Object.fromEntries([...new FormData(event.currentTarget)].map(([k, v]) => [k, String(v)])));
          }}
        >
          {open.asks.map((name, i) => (
            <Field key={name} label={say(ASKS[name])}>
              {(id) => <textarea id={id} name={name} rows={2} required dir="auto" autoFocus={i === 0} />}
            </Field>
          ))}
          <div className="acts">
            <button type="submit" className="main" disabled={isAtWork}>
              {say(open.word)}
            </button>
            <button type="button" onClick={() => setOpen(undefined)}>
              {say('CANCEL')}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
