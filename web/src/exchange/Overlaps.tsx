import { useState } from 'react';
import type { NodeState, Overlap, OverlapLine, OverlapLines } from '#types';
import { changed, useAnswer } from '../api/answer';
import { get, post } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { DraftForm } from '../parts/DraftForm';
import { drafted, forgetDraft } from '../parts/drafts';
import { PartnerField } from '../parts/partners';
import { Ago, Badge, Doing, Empty, Field, Foreign, Link, Long, NodeWord, Shown, Table, Time, Trouble, type Tone } from '../parts/parts';
import { useTries } from '../parts/tries';
import { count } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { ItemsField } from './ItemsField';
import { itemsOf } from './wish';

const DRAFT = 'overlap';
const MODES = ['items', 'count', 'sum'] as const;
type Mode = (typeof MODES)[number];
type Learns = OverlapLine['learns'];
const USUAL_HOURS = 72;
const MOST_HOURS = 744;

const TONES: Record<OverlapLine['state'], Tone> = {
  preparing: 'plain',
  offered: 'plain',
  waiting: 'watch',
  agreeing: 'plain',
  running: 'plain',
  done: 'good',
  declined: 'quiet',
  stopped: 'quiet',
};

/** What both sides work on, without either showing the other the rest. */
export function Overlaps(props: ScreenProps) {
  const id = props.place.steps[2];
  return id === undefined ? <All {...props} /> : <One key={id} id={id} {...props} />;
}

function State({ one }: { one: OverlapLine | Overlap }) {
  return (
    <Badge tone={TONES[one.state]}>
      <NodeWord prefix="OVERLAP_STATE" word={one.state} />
    </Badge>
  );
}

function All({ session, place }: ScreenProps) {
  const say = useSay();
  const lines = useAnswer<OverlapLines>('overlaps', (signal) => get('/x/overlaps', signal));
  const isStarting = place.query.get('new') === '1';
  const mayStart = session.role === 'approver';
  const start = mayStart && !isStarting && (
    <button type="button" className="main" onClick={() => go(to(['exchange', 'overlaps'], { new: '1' }))}>
      {say('OVERLAP_NEW')}
    </button>
  );
  return (
    <>
      {isStarting && mayStart && <Start />}
      <Shown answer={lines}>
        {({ overlaps }) =>
          overlaps.length === 0 ? (
            isStarting ? null : (
              <Empty title={say('OVERLAPS_NONE')}>
                <p>{say('OVERLAPS_NONE_MORE')}</p>
                {mayStart ? start : <p>{say('OVERLAP_APPROVER')}</p>}
              </Empty>
            )
          ) : (
            <>
              {start && <p className="acts">{start}</p>}
              <Table
                caption={say('EXCHANGE_OVERLAPS')}
                rows={overlaps}
                id={(one) => one.id}
                columns={[
                  {
                    head: 'COLUMN_PARTNER',
                    cell: (one) => (
                      <Link to={to(['exchange', 'overlaps', one.id])} className="strong">
                        {one.direction === 'out' ? '→ ' : '← '}
                        <bdi>{one.partner}</bdi>
                      </Link>
                    ),
                  },
                  { head: 'FIELD_PURPOSE', cell: (one) => <Foreign text={one.terms.purpose} /> },
                  { head: 'OVERLAP_MODE', cell: (one) => <NodeWord prefix="OVERLAP_MODE" word={one.terms.mode} /> },
                  {
                    head: 'COLUMN_STATE',
                    cell: (one) => (
                      <>
                        <State one={one} /> {one.terms.exercise && <Badge>{say('EXERCISE')}</Badge>}
                      </>
                    ),
                  },
                  { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.changed} /> },
                ]}
              />
            </>
          )
        }
      </Shown>
    </>
  );
}

/** Who learns what, before anybody agrees to it. */
function Learning({ mode, learns, us, them }: { mode: Mode; learns: Learns; us: string; them: string }) {
  const say = useSay();
  const who = learns === 'they' ? [them, us] : [us, them];
  const word: Record<Mode, Word> =
    learns === 'both'
      ? { items: 'OVERLAP_LEARN_ITEMS_BOTH', count: 'OVERLAP_LEARN_COUNT_BOTH', sum: 'OVERLAP_LEARN_SUM' }
      : { items: 'OVERLAP_LEARN_ITEMS', count: 'OVERLAP_LEARN_COUNT', sum: 'OVERLAP_LEARN_SUM' };
  return <p className="told-plainly">{say(word[mode], ...who)}</p>;
}

function Start() {
  const say = useSay();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const [mode, setMode] = useState<Mode>(() => MODES.find((one) => one === drafted(DRAFT, 'mode')) ?? 'items');
  const [learns, setLearns] = useState<'we' | 'both'>(() => (drafted(DRAFT, 'learns') === 'both' ? 'both' : 'we'));
  const [partner, setPartner] = useState(() => drafted(DRAFT, 'to') ?? '');
  const [items, setItems] = useState('');
  const { fault, isAtWork, tried } = useTries();
  const partners = (state.value?.partners ?? []).filter((one) => one.state === 'active');
  const chosen = partners.find((one) => one.name === partner)?.name ?? partners[0]?.name ?? '';
  async function submit(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const made = await post<Overlap>(
      '/x/overlaps',
      {
        to: chosen,
        mode,
        learns: mode === 'sum' ? 'we' : learns,
        purpose: text('purpose'),
        legal_basis: text('legal_basis'),
        hours: Number(text('hours')),
        continued: mode === 'items' && form.get('continued') === 'on',
        exercise: form.get('exercise') === 'on',
        items: itemsOf(items),
      },
      crypto.randomUUID(),
    );
    forgetDraft(DRAFT);
    changed('overlaps');
    go(to(['exchange', 'overlaps', made.id]), 'replace');
  }
  return (
    <DraftForm
      name={DRAFT}
      label={say('OVERLAP_NEW')}
      submit={(form) => void tried(() => submit(form))}
      reset={() => {
        setMode('items');
        setLearns('we');
        setPartner('');
      }}
    >
      <h2>{say('OVERLAP_NEW')}</h2>
      <p className="lead">{say('OVERLAP_LEAD')}</p>
      <PartnerField name="to" partners={partners} chosen={chosen} choose={setPartner} />
      <div className="side">
        <Field label={say('OVERLAP_MODE')}>
          {(id) => (
            <select id={id} name="mode" value={mode} onChange={(event) => setMode(event.target.value as Mode)}>
              {MODES.map((one) => (
                <option key={one} value={one}>
                  {say(({ items: 'OVERLAP_MODE_ITEMS', count: 'OVERLAP_MODE_COUNT', sum: 'OVERLAP_MODE_SUM' } as const)[one])}
                </option>
              ))}
            </select>
          )}
        </Field>
        {mode !== 'sum' && (
          <Field label={say('OVERLAP_LEARNS')}>
            {(id) => (
              <select id={id} name="learns" value={learns} onChange={(event) => setLearns(event.target.value as 'we' | 'both')}>
                <option value="we">{say('OVERLAP_LEARNS_WE')}</option>
                <option value="both">{say('OVERLAP_LEARNS_BOTH')}</option>
              </select>
            )}
          </Field>
        )}
      </div>
      <Learning mode={mode} learns={mode === 'sum' ? 'we' : learns} us={state.value?.name ?? ''} them={chosen} />
      <ItemsField value={items} set={setItems} needsAmounts={mode === 'sum'} />
      <Field label={say('FIELD_PURPOSE')} hint={say('OVERLAP_PURPOSE_HINT')}>
        {(id, hint) => <input id={id} name="purpose" required maxLength={500} dir="auto" aria-describedby={hint} />}
      </Field>
      <Field label={say('FIELD_LEGAL_BASIS')}>{(id) => <input id={id} name="legal_basis" required maxLength={500} dir="auto" />}</Field>
      <Field label={say('OVERLAP_HOURS')} hint={say('OVERLAP_HOURS_HINT')}>
        {(id, hint) => (
          <input id={id} name="hours" type="number" min={1} max={MOST_HOURS} required defaultValue={USUAL_HOURS} className="short" aria-describedby={hint} />
        )}
      </Field>
      {mode === 'items' && (
        <label className="tick">
          <input type="checkbox" name="continued" />
          {say('OVERLAP_CONTINUED')}
        </label>
      )}
      <label className="tick">
        <input type="checkbox" name="exercise" />
        {say('REQUEST_EXERCISE')}
      </label>
      {fault && <Trouble fault={fault} />}
      <div className="acts">
        <button type="submit" className="main" disabled={isAtWork || chosen === ''} aria-busy={isAtWork}>
          {say('OVERLAP_OFFER')}
        </button>
        <button
          type="button"
          onClick={() => {
            forgetDraft(DRAFT);
            go(to(['exchange', 'overlaps']), 'replace');
          }}
        >
          {say('CANCEL')}
        </button>
      </div>
    </DraftForm>
  );
}

function One({ id, session }: ScreenProps & { id: string }) {
  const say = useSay();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const answer = useAnswer<Overlap>(`overlaps ${id}`, (signal) => get(`/x/overlaps/${encodeURIComponent(id)}`, signal));
  return (
    <Shown answer={answer}>
      {(one) => (
        <article className="request">
          <p className="crumbs">
            <Link to={to(['exchange', 'overlaps'])}>{say('EXCHANGE_OVERLAPS')}</Link> / <Long text={one.id} />
          </p>
          <h2>
            <Foreign text={one.terms.purpose} />
          </h2>
          <p className="facts">
            <span>
              {one.direction === 'out' ? '→ ' : '← '}
              <bdi>{one.partner}</bdi>
            </span>
            <State one={one} />
            {one.terms.exercise && <Badge>{say('EXERCISE')}</Badge>}
            <span>
              {say('OVERLAP_ENDS')} <Time at={one.terms.ends} />
            </span>
          </p>
          <Learning mode={one.terms.mode} learns={one.learns} us={state.value?.name ?? ''} them={one.partner} />
          {one.reason && (
            <p>
              {say('FIELD_REASON')}: <Foreign text={one.reason} />
            </p>
          )}
          <Result one={one} />
          {session.role === 'approver' && <Judge one={one} />}
          <Facts one={one} />
        </article>
      )}
    </Shown>
  );
}

function Result({ one }: { one: Overlap }) {
  const say = useSay();
  const language = useLanguage();
  const result = one.result;
  if (result === undefined) return null;
  return (
    <section className="card result" aria-label={say('OVERLAP_RESULT')}>
      <p className="figure">
        <strong>{count(language, result.count)}</strong> {say('OVERLAP_COMMON')}
      </p>
      {result.sum !== undefined && (
        <p className="figure">
          <strong>{count(language, result.sum)}</strong> {say('OVERLAP_SUM')}
        </p>
      )}
      {result.theirs !== undefined && <p className="quiet">{say('OVERLAP_COMPARED', one.partner, count(language, result.theirs))}</p>}
      {result.left !== undefined && result.left > 0 && <p className="late-word">{say('OVERLAP_LEFT', count(language, result.left))}</p>}
      {result.both !== undefined && result.both.length > 0 && (
        <ul className="plain-list">
          {result.both.map((item) => (
            <li key={item}>
              <span className="mono">
                <Foreign text={item} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Facts({ one }: { one: Overlap }) {
  const say = useSay();
  const language = useLanguage();
  const numbers: [Word, number | undefined][] = [
    ['OVERLAP_ASKED', one.asked],
    ['OVERLAP_OWN', one.own],
    ['OVERLAP_THEY_ASK', one.theyAsk],
    ['OVERLAP_THEY_HOLD', one.theyHold],
  ];
  return (
    <dl className="facts-list">
      {numbers.map(
        ([word, number]) =>
          number !== undefined && (
            <div key={word}>
              <dt>{say(word)}</dt>
              <dd>{count(language, number)}</dd>
            </div>
          ),
      )}
      {one.budget !== undefined && one.spent !== undefined && (
        <div>
          <dt>{say('OVERLAP_BUDGET')}</dt>
          <dd>
            <meter min={0} max={one.budget} value={one.spent} aria-label={say('OVERLAP_BUDGET')} /> {count(language, one.spent)} / {count(language, one.budget)}
          </dd>
        </div>
      )}
      <div>
        <dt>{say('FIELD_LEGAL_BASIS')}</dt>
        <dd>
          <Foreign text={one.terms.legal_basis} />
        </dd>
      </div>
      {one.by && (
        <div>
          <dt>{say('COLUMN_BY')}</dt>
          <dd>
            <bdi>{one.by}</bdi>
          </dd>
        </div>
      )}
      {one.terms.continued && (
        <div>
          <dt>{say('OVERLAP_KEYS')}</dt>
          <dd>{say('OVERLAP_CONTINUED')}</dd>
        </div>
      )}
      {one.pledge && (
        <div>
          <dt>{say('OVERLAP_PLEDGE')}</dt>
          <dd>
            <Long text={one.pledge} />
          </dd>
        </div>
      )}
      {one.theirPledge && (
        <div>
          <dt>{say('OVERLAP_THEIR_PLEDGE')}</dt>
          <dd>
            <Long text={one.theirPledge} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** To agree with own items, to decline with a reason, to end it. */
function Judge({ one }: { one: Overlap }) {
  const say = useSay();
  const language = useLanguage();
  const [items, setItems] = useState('');
  const [reason, setReason] = useState('');
  const { fault, tried } = useTries();
  const isOver = one.state === 'done' || one.state === 'declined' || one.state === 'stopped';
  const isAsked = one.direction === 'in' && one.state === 'waiting';
  const tell = (how: 'agree' | 'decline' | 'stop', body: object) =>
    tried(async () => {
      await post(`/x/overlaps/${encodeURIComponent(one.id)}/${how}`, body, crypto.randomUUID());
      changed('overlaps');
    });
  if (isOver) return null;
  return (
    <section className="card form" aria-label={say('OVERLAP_DECIDE')}>
      {isAsked && (
        <>
          <h2>{say('OVERLAP_DECIDE')}</h2>
          <p className="lead">{say('OVERLAP_DECIDE_MORE', one.partner, count(language, one.theyAsk ?? 0))}</p>
          <ItemsField value={items} set={setItems} needsAmounts={false} />
          <div className="acts">
            <Doing label={say('OVERLAP_AGREE')} tone="main" disabled={itemsOf(items).length === 0} work={() => tell('agree', { items: itemsOf(items) })} />
          </div>
        </>
      )}
      <Field label={say('FIELD_REASON')}>
        {(id) => <input id={id} value={reason} maxLength={500} dir="auto" onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {fault && <Trouble fault={fault} />}
      <div className="acts">
        <Doing
          label={say(isAsked ? 'OVERLAP_DECLINE' : 'OVERLAP_STOP')}
          disabled={reason.trim() === ''}
          work={() => tell(isAsked ? 'decline' : 'stop', { reason: reason.trim() })}
        />
      </div>
    </section>
  );
}
