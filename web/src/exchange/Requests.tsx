import { useState } from 'react';
import type { JointRequest, RequestBoard, RequestLine, RequestLines } from '#types';
import { changed, useAnswer } from '../api/answer';
import { get, post } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { DraftForm } from '../parts/DraftForm';
import { forgetDraft } from '../parts/drafts';
import { dayBegin, UntilField } from '../parts/fields';
import { Ago, Badge, Empty, Field, Foreign, Link, Long, NodeWord, Running, Shown, Table, Time, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { span } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { DraftFor } from './Draft';
import { Left } from './Left';
import { steps, type Step } from './steps';

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
      {isDrafting && mayWrite && <DraftFor key={place.query.toString()} query={place.query} />}
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
                  {
                    head: 'COLUMN_CLOCK',
                    cell: (one) => {
                      const clock = board.value?.running.find((each) => each.id === one.id);
                      return (
                        clock?.running_micros !== undefined && (
                          <>
                            <Running micros={clock.running_micros} />
                            {clock.waits_for && (
                              <span className="quiet">
                                {' '}
                                <NodeWord prefix="WAITS" word={clock.waits_for} />
                              </span>
                            )}
                          </>
                        )
                      );
                    },
                  },
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
          {one.kind === 'pass-on' && <PassOn one={one} />}
          {one.legal_basis && (
            <p className="quiet">
              {say('FIELD_LEGAL_BASIS')}: <Foreign text={one.legal_basis} />
            </p>
          )}
          {one.meanwhile !== undefined && <Left all={one.meanwhile} />}
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

/** To whom an object would go, for what and until when; exactly these bytes, by their hash. */
function PassOn({ one }: { one: JointRequest }) {
  const say = useSay();
  const place = one.target?.['place'];
  return (
    <dl className="facts-list">
      <div>
        <dt>{say('PASS_ON_TO')}</dt>
        <dd>
          <Foreign text={typeof place === 'string' ? place : ''} />
        </dd>
      </div>
      {one.purpose && (
        <div>
          <dt>{say('FIELD_PURPOSE')}</dt>
          <dd>
            <NodeWord prefix="PURPOSE" word={one.purpose} />
          </dd>
        </div>
      )}
      {one.until && (
        <div>
          <dt>{say('FIELD_UNTIL')}</dt>
          <dd>
            <Time at={one.until} />
          </dd>
        </div>
      )}
    </dl>
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
  const { fault, isAtWork, tried } = useTries();
  const run = (step: Step, told: Record<string, string>) =>
    tried(async () => {
      const body = { ...told, ...(step.said ? { word: step.said } : {}) };
      await post(`/x/requests/${encodeURIComponent(one.id)}/${step.path}`, body, crypto.randomUUID());
      forgetDraft(`request ${one.id} ${step.word}`);
      setOpen(undefined);
      changed('requests');
    });
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
        <DraftForm
          key={open.word}
          name={`request ${one.id} ${open.word}`}
          label={say(open.word)}
          submit={(form) => {
            const told = Object.fromEntries([...form].map(([k, v]) => [k, String(v)]).filter(([, v]) => v !== ''));
            const until = dayBegin(form.get('until'));
            void run(open, until === undefined ? told : { ...told, until });
          }}
        >
          {open.asks.map((name, i) => (
            <Field key={name} label={say(ASKS[name])}>
              {(id) => <textarea id={id} name={name} rows={2} required dir="auto" autoFocus={i === 0} />}
            </Field>
          ))}
          {open.mayEnd && <UntilField />}
          <div className="acts">
            <button type="submit" className="main" disabled={isAtWork}>
              {say(open.word)}
            </button>
            <button
              type="button"
              onClick={() => {
                forgetDraft(`request ${one.id} ${open.word}`);
                setOpen(undefined);
              }}
            >
              {say('CANCEL')}
            </button>
          </div>
        </DraftForm>
      )}
    </>
  );
}
