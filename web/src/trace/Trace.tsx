import './trace.css';
import { useEffect, useState, type FormEvent } from 'react';
import type { Case, Cases, Job, Jobs, Stores } from '#types';
import { changed, useAnswer } from '../api/answer';
import { act, Fault, get, post } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Doing, Empty, Field, Foreign, Heading, Link, NodeWord, Shown, Table, Trouble, type Tone } from '../parts/parts';
import { Progress } from '../parts/Progress';
import { count } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { useCaseTrace, useJobTrace } from './source';
import { TracePage } from './TracePage';

export default function Trace(props: ScreenProps) {
  const [, kind, one, two] = props.place.steps;
  // What draws comes while one chooses, or while the trace is asked for.
  useEffect(() => void import('./stage').catch(() => undefined), []);
  if (kind === 'job' && one !== undefined) return <OfJob key={one} id={one} {...props} />;
  if (kind === 'case' && one !== undefined && two !== undefined) {
    return <OfCase key={`${one} ${two}`} id={one} number={Number(two)} {...props} />;
  }
  return <Traces {...props} />;
}

function OfCase({ id, number, ...props }: ScreenProps & { id: string; number: number }) {
  const source = useCaseTrace(id, number);
  const known = useKnown(source.fault);
  return <Shown answer={{ ...source, fault: known }}>{(one) => <TracePage source={one} {...props} />}</Shown>;
}

function OfJob({ id, ...props }: ScreenProps & { id: string }) {
  const say = useSay();
  const source = useJobTrace(id);
  const known = useKnown(source.fault);
  const state = source.fault?.status === -3 ? source.fault.next : '';
  if (!source.value && (state === 'queued' || state === 'running')) {
    return (
      <Empty title={say('TRACE_RUNS')}>
        <p role="status">{say('TRACE_RUNS_MORE')}</p>
        <HowFar id={id} />
        <p>
          <Link to={to(['trace'])}>{say('SCREEN_TRACE')}</Link>
        </p>
      </Empty>
    );
  }
  return <Shown answer={{ ...source, fault: known }}>{(one) => <TracePage source={one} {...props} />}</Shown>;
}

function HowFar({ id }: { id: string }) {
  const job = useAnswer<Job>(`jobs one ${id}`, (signal) => get(`/x/jobs/${encodeURIComponent(id)}`, signal));
  return (
    job.value && (
      <p>
        <NodeWord prefix="JOB_STATE" word={job.value.state} /> <Progress of={job.value} />
      </p>
    )
  );
}

/** What this page itself finds wrong, in words. */
function useKnown(fault: Fault | undefined): Fault | undefined {
  const say = useSay();
  switch (fault?.status) {
    case -2:
      return new Fault(-1, say('TRACE_NO_TRACE'), say('TRACE_NO_TRACE_NEXT'));
    case -3:
      return new Fault(-1, say('TRACE_NO_RESULT'), fault.reason);
    case -4:
      return new Fault(-1, say('TRACE_TOO_LARGE'), say('TRACE_TOO_LARGE_NEXT'));
    default:
      return fault;
  }
}

const TONES: Record<string, Tone> = { done: 'good', failed: 'bad', cancelled: 'quiet', running: 'watch', queued: 'plain' };

interface Row {
  readonly id: string;
  readonly at: string;
  readonly job: Job | null;
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
}

function start(job: Job): string {
  const from = (job.request as { from?: unknown }).from;
  return Array.isArray(from) ? from.filter((one) => typeof one === 'string').join(', ') : '';
}

async function evidence(): Promise<Row[]> {
  const { cases = [] } = await act<Cases>('case-list');
  const wholes = await Promise.all(
    cases.slice(0, 20).map((one) => act<Case>('case-show', { case: one.case }).catch(() => undefined)),
  );
  return wholes.flatMap((whole) =>
    (whole?.entries ?? [])
      .filter((one) => one.kind === 'trace' && one.sha256)
      .map((one) => ({
        id: `${one.case} ${one.number}`,
        at: one.recorded,
        job: null,
        caseId: one.case,
        number: one.number,
        title: one.title ?? one.source ?? '',
      })),
  );
}

function Traces({ session, place }: ScreenProps) {
  const say = useSay();
  const language = useLanguage();
  const jobs = useAnswer<Jobs>('jobs traces', (signal) => get('/x/jobs?kind=trace&limit=100', signal));
  const cases = useAnswer<Row[]>('case traces', evidence);
  const isNew = place.query.get('new') === '1';
  const mayAsk = session.role !== 'auditor';
  const ask = (
    <button type="button" className="main" onClick={() => go(to(['trace'], { new: '1' }))}>
      {say('TRACE_NEW')}
    </button>
  );
  return (
    <>
      <Heading title={say('SCREEN_TRACE')}>{mayAsk && !isNew && ask}</Heading>
      {isNew && mayAsk && <NewTrace caseId={place.query.get('case') ?? ''} from={place.query.get('from') ?? ''} />}
      <Shown answer={jobs}>
        {(all) => {
          const rows: Row[] = [
            ...all.jobs.map((job) => ({ id: job.id, at: job.ended ?? job.asked, job, caseId: job.case ?? '', number: 0, title: start(job) })),
            ...(cases.value ?? []),
          ].sort((a, b) => (a.at < b.at ? 1 : -1));
          if (rows.length === 0 && !cases.isAsking) {
            return (
              <Empty title={say('TRACES_NONE')}>
                <p>{say('TRACES_NONE_MORE')}</p>
                {mayAsk && !isNew && <p className="acts">{ask}</p>}
              </Empty>
            );
          }
          return (
            <Table
              caption={say('SCREEN_TRACE')}
              rows={rows}
              id={(one) => one.id}
              columns={[
                {
                  head: 'COLUMN_TRACE',
                  cell: (one) => {
                    const address = one.job ? to(['trace', 'job', one.job.id]) : to(['trace', 'case', one.caseId, one.number]);
                    const isThere = !one.job || one.job.result !== null;
                    return isThere ? (
                      <Link to={address}>
                        <Foreign text={one.title || one.id} />
                      </Link>
                    ) : (
                      <Foreign text={one.title || one.id} />
                    );
                  },
                },
                {
                  head: 'COLUMN_STATE',
                  cell: (one) =>
                    one.job ? (
                      <>
                        <Badge tone={TONES[one.job.state] ?? 'plain'}>
                          <NodeWord prefix="JOB_STATE" word={one.job.state} />
                        </Badge>{' '}
                        {one.job.state === 'running' && <span className="quiet">{count(language, one.job.progress.done)}</span>}
                        {one.job.reason && <Foreign text={one.job.reason} />}
                      </>
                    ) : (
                      <Badge>{say('TRACE_EVIDENCE', one.number)}</Badge>
                    ),
                },
                {
                  head: 'COLUMN_CASE',
                  cell: (one) => one.caseId !== '' && <Link to={to(['cases', one.caseId])}>{one.caseId}</Link>,
                },
                { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.at} /> },
                {
                  head: 'COLUMN_ACTS',
                  cell: (one) =>
                    one.job && (one.job.state === 'queued' || one.job.state === 'running') ? (
                      <Doing
                        label={say('CANCEL')}
                        work={async () => {
                          await post(`/x/jobs/${encodeURIComponent(one.id)}/cancel`).catch(() => undefined);
                          changed('jobs');
                        }}
                      />
                    ) : null,
                },
              ]}
            />
          );
        }}
      </Shown>
    </>
  );
}

const METHODS = ['all', 'fifo', 'lifo', 'haircut', 'poison', 'tiho'] as const;

function NewTrace({ caseId, from }: { caseId: string; from: string }) {
  const say = useSay();
  const stores = useAnswer<Stores>('stores', (signal) => get('/x/stores', signal));
  const cases = useAnswer<Cases>('case list', () => act('case-list'));
  const [fault, setFault] = useState<Fault>();
  const [isAtWork, setAtWork] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const body: Record<string, unknown> = {
      kind: 'trace',
      stores: form.getAll('stores').map(String),
      from: text('from').split(/\s+/).filter((one) => one !== ''),
      method: text('method'),
      flows: true,
      exits: form.get('toPast') === null,
    };
    for (const name of ['hops', 'min', 'labels', 'case', 'until']) if (text(name) !== '') body[name] = text(name);
    if (form.get('toPast') !== null) body['toPast'] = true;
    setAtWork(true);
    try {
      const job = await post<Job>('/x/jobs', body, crypto.randomUUID());
      changed('jobs');
      go(to(['trace', 'job', job.id]));
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
      setAtWork(false);
    }
  }
  return (
    <Shown answer={stores}>
      {(all) =>
        all.stores.length === 0 ? (
          <Empty title={say('TRACE_NO_STORES')}>
            <p>{say('TRACE_NO_STORES_MORE')}</p>
            <pre className="command">./entente node set --set stores.NAME=DIR</pre>
          </Empty>
        ) : (
          <form className="card form" onSubmit={submit} aria-label={say('TRACE_NEW')}>
            <Field label={say('TRACE_FROM')} hint={say('TRACE_FROM_HINT')}>
              {(id, hint) => (
                <textarea id={id} name="from" rows={2} required defaultValue={from} className="mono" autoFocus aria-describedby={hint} />
              )}
            </Field>
            <fieldset>
              <legend>{say('TRACE_STORES')}</legend>
              {all.stores.map((one, i) => (
                <label key={one} className="tick">
                  <input type="checkbox" name="stores" value={one} defaultChecked={i === 0 || all.stores.length <= 3} />
                  {one}
                </label>
              ))}
            </fieldset>
            <div className="trace-fields">
              <Field label={say('TRACE_METHOD')}>
                {(id) => (
                  <select id={id} name="method" defaultValue="all">
                    {METHODS.map((one) => (
                      <option key={one} value={one}>
                        {one === 'all' ? say('TRACE_METHOD_ALL') : one}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={say('TRACE_HOPS')}>
                {(id) => <input id={id} name="hops" inputMode="numeric" pattern="[0-9]*" defaultValue="20" />}
              </Field>
              <Field label={say('TRACE_LEAST')}>
                {(id) => <input id={id} name="min" inputMode="numeric" pattern="[0-9]*" />}
              </Field>
              <Field label={say('NODE_LABELS')}>
                {(id) => (
                  <select id={id} name="labels" defaultValue={all.labels[0] ?? ''}>
                    <option value="">–</option>
                    {all.labels.map((one) => (
                      <option key={one}>{one}</option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={say('COLUMN_CASE')}>
                {(id) => (
                  <select id={id} name="case" defaultValue={caseId} key={cases.value ? 'here' : 'waits'}>
                    <option value="">–</option>
                    {(cases.value?.cases ?? []).map((one) => (
                      <option key={one.case} value={one.case}>
                        {one.case}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
            <label className="tick">
              <input type="checkbox" name="toPast" />
              {say('TRACE_TO_PAST')}
            </label>
            {fault && <Trouble fault={fault} />}
            <p className="acts">
              <button type="submit" className="main" disabled={isAtWork} aria-busy={isAtWork}>
                {say('TRACE_ASK')}
              </button>
              <button type="button" onClick={() => go(to(['trace']))}>
                {say('CANCEL')}
              </button>
            </p>
          </form>
        )
      }
    </Shown>
  );
}
