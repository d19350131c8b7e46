import { useState } from 'react';
import type { Cases, NodeState, Policy, Proposal, Proposals, Released } from '#types';
import { changed, useAnswer } from '../api/answer';
import { act, Fault, get, post } from '../api/call';
import type { ScreenProps } from '../frame/screens';
import { DraftForm } from '../parts/DraftForm';
import { drafted, forgetDraft } from '../parts/drafts';
import { dayBegin, PurposeField, UntilField } from '../parts/fields';
import { Ago, Badge, Doing, Field, Foreign, NodeWord, Shown, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { useSay, type Say } from '../words/words';
import { Preview } from './Preview';
import { bundled, idsOf, tearlines } from './wish';

const DRAFT = 'release';
const SOURCES = ['case', 'ids', 'bundle'] as const;
type Source = (typeof SOURCES)[number];
const MOST_BYTES = 10_000_000;

type Wish = Record<string, unknown>;

/** What the form says, as the node takes it. */
async function wishOf(form: FormData, say: Say): Promise<Wish> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const wish: Wish = { to: form.getAll('to') };
  const file = form.get('file');
  if (file instanceof File) {
    if (file.size > MOST_BYTES) throw new Fault(-1, say('RELEASE_FILE_LONG'), '');
    const bundle = bundled(await file.text());
    if (bundle === undefined) throw new Fault(-1, say('RELEASE_FILE_WRONG'), '');
    wish['bundle'] = bundle;
  } else if (form.has('ids')) {
    wish['ids'] = idsOf(text('ids'));
  } else {
    wish['case'] = text('case');
  }
  if (text('purpose') !== '') wish['purpose'] = text('purpose');
  const until = dayBegin(form.get('until'));
  if (until !== undefined) wish['until'] = until;
  if (form.get('redact') === 'on') wish['redact'] = true;
  const lines = tearlines(text('tearlines'));
  if (Object.keys(lines).length > 0) wish['tearlines'] = lines;
  if (form.get('replace') === 'on') wish['replace'] = true;
  return wish;
}

interface Seen {
  readonly wish: Wish;
  readonly key: string;
  readonly result: Released;
  readonly isDone: boolean;
}

/** What would go, to the byte, and what stays is seen before anything goes. */
export function Releases({ session, place }: ScreenProps) {
  const say = useSay();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const policy = useAnswer<Policy>('policy', (signal) => get('/x/releases/policy', signal));
  const { fault, tried } = useTries();
  const [source, setSource] = useState<Source>(() => SOURCES.find((one) => one === drafted(DRAFT, 'source')) ?? 'case');
  const [isRedacted, setRedacted] = useState(() => drafted(DRAFT, 'redact') === 'on');
  const [seen, setSeen] = useState<Seen>();
  const [waits, setWaits] = useState<Proposal>();
  const [round, setRound] = useState(0);
  const isForTwo = policy.value?.twoPerson === true;
  const partners = (state.value?.partners ?? []).filter((one) => one.state === 'active');
  async function preview(form: FormData) {
    setSeen(undefined);
    setWaits(undefined);
    const wish = await wishOf(form, say);
    const result = await post<Released>('/x/releases/preview', wish);
    setSeen({ wish, key: crypto.randomUUID(), result, isDone: false });
  }
  async function send(now: Seen) {
    const sent = await post<Partial<Released> & { proposal?: Proposal }>('/x/releases', now.wish, now.key);
    if (sent.released) setSeen({ ...now, result: { ...now.result, ...sent }, isDone: true });
    else {
      setSeen(undefined);
      setWaits(sent.proposal);
    }
    forgetDraft(DRAFT);
    setRound(round + 1);
    ['proposals', 'status', 'given'].forEach(changed);
  }
  return (
    <>
      <Waiting session={session} />
      <DraftForm
        key={round}
        name={DRAFT}
        label={say('RELEASE_NEW')}
        submit={(form) => void tried(() => preview(form))}
        change={() => setSeen(undefined)}
        reset={() => {
          setSource('case');
          setRedacted(false);
        }}
      >
        <h2>{say('RELEASE_NEW')}</h2>
        <p className="lead">{say('RELEASE_LEAD')}</p>
        <Field label={say('RELEASE_WHAT')}>
          {(id) => (
            <select id={id} name="source" className="short" value={source} onChange={(event) => setSource(event.target.value as Source)}>
              <option value="case">{say('RELEASE_CASE')}</option>
              <option value="ids">{say('RELEASE_IDS')}</option>
              <option value="bundle">{say('RELEASE_BUNDLE')}</option>
            </select>
          )}
        </Field>
        {source === 'case' && <CaseField chosen={place.query.get('case') ?? ''} />}
        {source === 'ids' && (
          <Field label={say('RELEASE_IDS')} hint={say('RELEASE_IDS_HINT')}>
            {(id, hint) => (
              <textarea id={id} name="ids" required rows={3} className="mono" spellCheck={false} aria-describedby={hint} defaultValue={place.query.get('ids') ?? ''} />
            )}
          </Field>
        )}
        {source === 'bundle' && (
          <Field label={say('RELEASE_BUNDLE')} hint={say('RELEASE_BUNDLE_HINT')}>
            {(id, hint) => <input id={id} name="file" type="file" required accept=".json,application/json" aria-describedby={hint} />}
          </Field>
        )}
        <fieldset>
          <legend>{say('RELEASE_TO')}</legend>
          {partners.map((one) => (
            <label key={one.name} className="tick">
              <input type="checkbox" name="to" value={one.name} />
              <bdi>{one.name}</bdi> <span className="quiet">{one.country}</span>
            </label>
          ))}
          {state.value && partners.length === 0 && <p className="quiet">{say('PARTNERS_NONE')}</p>}
        </fieldset>
        <div className="side">
          <PurposeField unsaid={say('RELEASE_PURPOSE_UNSAID')} />
          <UntilField />
        </div>
        <label className="tick">
          <input type="checkbox" name="replace" />
          {say('RELEASE_REPLACE')}
        </label>
        <label className="tick">
          <input type="checkbox" name="redact" checked={isRedacted} onChange={(event) => setRedacted(event.target.checked)} />
          {say('RELEASE_REDACT')}
        </label>
        {isRedacted && (
          <Field label={say('RELEASE_TEARLINES')} hint={say('RELEASE_TEARLINES_HINT')}>
            {(id, hint) => <textarea id={id} name="tearlines" rows={2} className="mono" dir="auto" aria-describedby={hint} placeholder="report--…=…" />}
          </Field>
        )}
        {fault && <Trouble fault={fault} />}
        <div className="acts">
          <button type="submit" className={seen ? '' : 'main'} disabled={partners.length === 0}>
            {say('RELEASE_PREVIEW')}
          </button>
          {seen && !seen.isDone && session.role === 'approver' && seen.result.released.length + (seen.result.replaced ?? []).length > 0 && (
            <Doing label={say(isForTwo ? 'RELEASE_PROPOSE' : 'RELEASE_SEND')} tone="main" work={() => tried(() => send(seen))} />
          )}
        </div>
        {seen && !seen.isDone && session.role !== 'approver' && <p className="quiet">{say('RELEASE_APPROVER')}</p>}
      </DraftForm>
      {waits && (
        <p className="card told" role="status">
          {say('RELEASE_WAITS', waits.number)}
        </p>
      )}
      {seen && <Preview result={seen.result} isDone={seen.isDone} />}
    </>
  );
}

function CaseField({ chosen }: { chosen: string }) {
  const say = useSay();
  const cases = useAnswer<Cases>('case list', () => act<Cases>('case-list'));
  return (
    <Field label={say('RELEASE_CASE')}>
      {(id) => (
        <select id={id} name="case" required key={String(cases.value !== undefined)} defaultValue={chosen}>
          <option value="">{say('RELEASE_CASE_CHOOSE')}</option>
          {(cases.value?.cases ?? []).map((one) => (
            <option key={one.case} value={one.case}>{`${one.case} ${one.title}`.slice(0, 90)}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Releases that wait for a second person, who sees the same preview before they decide. */
function Waiting({ session }: { session: ScreenProps['session'] }) {
  const say = useSay();
  const proposals = useAnswer<Proposals>('proposals', (signal) => get('/x/releases/proposals', signal));
  return (
    <Shown answer={proposals}>
      {(all) =>
        all.proposals.length === 0 ? null : (
          <section className="waits-list">
            <h2>{say('PROPOSALS')}</h2>
            {all.proposals.map((one) => (
              <Waits key={one.number} one={one} session={session} />
            ))}
          </section>
        )
      }
    </Shown>
  );
}

const TONES = { draft: 'watch', approved: 'good', done: 'good', refused: 'quiet' } as const;

function Waits({ one, session }: { one: Proposal; session: ScreenProps['session'] }) {
  const say = useSay();
  const { fault, tried } = useTries();
  const [result, setResult] = useState<Released>();
  const [reason, setReason] = useState('');
  const mayJudge = one.standing === 'draft' && session.role === 'approver' && one.by !== session.name;
  const judge = (how: 'approve' | 'refuse') =>
    tried(async () => {
      await post(`/x/releases/proposals/${one.number}/${how}`, how === 'refuse' ? { reason } : {});
      ['proposals', 'status', 'given'].forEach(changed);
    });
  const told = one.body as { case?: unknown; ids?: unknown; to?: unknown; purpose?: unknown; until?: unknown; replace?: unknown };
  const what = typeof told.case === 'string' ? told.case : Array.isArray(told.ids) ? told.ids.join(', ') : say('RELEASE_BUNDLE');
  return (
    <article className="card waits" aria-label={`#${one.number}`}>
      <p className="over">
        <Badge tone={TONES[one.standing]}>
          <NodeWord prefix="STANDING" word={one.standing} />
        </Badge>
        <span className="strong">#{one.number}</span>
        <Foreign text={what.slice(0, 200)} />
        <span>
          → <bdi>{Array.isArray(told.to) ? told.to.join(', ') : ''}</bdi>
        </span>
        {typeof told.purpose === 'string' && <NodeWord prefix="PURPOSE" word={told.purpose} />}
        {typeof told.until === 'string' && <span>{say('UNTIL', told.until.slice(0, 10))}</span>}
        {told.replace === true && <Badge>{say('RELEASE_REPLACES')}</Badge>}
        <span className="quiet">
          <bdi>{one.by}</bdi> · <Ago at={one.judged ?? one.at} />
          {one.judge && (
            <>
              {' → '}
              <bdi>{one.judge}</bdi>
            </>
          )}
        </span>
      </p>
      {one.reason && (
        <p className="quiet">
          <Foreign text={one.reason} />
        </p>
      )}
      {one.standing === 'draft' && (
        <div className="acts">
          {!result && (
            <Doing
              label={say('RELEASE_PREVIEW')}
              tone={mayJudge ? 'main' : ''}
              work={() => tried(async () => setResult(await post<Released>('/x/releases/preview', one.body)))}
            />
          )}
          {one.by === session.name && <p className="quiet">{say('FINDING_OWN')}</p>}
        </div>
      )}
      {fault && <Trouble fault={fault} />}
      {result && <Preview result={result} isDone={false} />}
      {result && mayJudge && (
        <div className="acts">
          <Doing label={say('APPROVE')} tone="main" work={() => judge('approve')} />
          <input
            className="short"
            aria-label={say('FIELD_REASON')}
            placeholder={say('FIELD_REASON')}
            value={reason}
            dir="auto"
            onChange={(event) => setReason(event.target.value)}
          />
          <Doing label={say('REFUSE')} disabled={reason.trim() === ''} work={() => judge('refuse')} />
        </div>
      )}
    </article>
  );
}
