import { useState } from 'react';
import type { Alerts, JointRequest, NodeState } from '#types';
import { changed, useAnswer } from '../api/answer';
import { get, post } from '../api/call';
import { go, to } from '../frame/router';
import { DraftForm } from '../parts/DraftForm';
import { drafted as kept, forgetDraft } from '../parts/drafts';
import { dayBegin, PurposeField, UntilField } from '../parts/fields';
import { Field, Shown, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { sayNode, useSay } from '../words/words';
import { drafted, NO_DRAFT, type Drafted } from './drafted';

const KINDS = [
  'freeze-address',
  'freeze-account',
  'watch-and-hold',
  'take-down-domain',
  'preserve-evidence',
  'nominate-for-sanctions',
  'notify-victim',
  'hold-ship',
  'pass-on',
] as const;

/** What brought the reader here stands in the draft already; an alert is dealt with by it. */
export function DraftFor({ query }: { query: URLSearchParams }) {
  const alert = query.get('alert');
  const target = query.get('target') ?? '';
  const alerts = useAnswer<Alerts>(`alerts draft ${alert}`, (signal) =>
    alert === null
      ? Promise.resolve({ alerts: [], more: false })
      : get(`/x/alerts?state=open&before=${Number(alert) + 1}&limit=1`, signal),
  );
  return (
    <Shown answer={alerts}>
      {(told) => {
        const one = told.alerts.find((each) => String(each.number) === alert);
        return (
          <Draft
            given={one ? drafted(one.alert, target) : { ...NO_DRAFT, target }}
            alert={one?.number}
            kind={query.get('kind') ?? ''}
            originator={query.get('to') ?? ''}
          />
        );
      }}
    </Shown>
  );
}

interface Given {
  readonly given: Drafted;
  readonly alert: number | undefined;
  readonly kind: string;
  /** From whom what would be passed on came. */
  readonly originator: string;
}

function Draft({ given, alert, kind: wished, originator }: Given) {
  const say = useSay();
  const name = `request about ${given.target}`;
  const first = KINDS.find((one) => one === wished) ?? KINDS[0];
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const [kind, setKind] = useState<string>(() => kept(name, 'kind') ?? first);
  const [partner, setPartner] = useState(() => kept(name, 'to') ?? originator);
  const { fault, isAtWork, tried } = useTries();
  const partners = (state.value?.partners ?? []).filter((one) => one.state === 'active');
  const chosen = partners.find((one) => one.name === partner)?.name ?? partners[0]?.name ?? '';
  const isPassOn = kind === 'pass-on';
  async function submit(form: FormData) {
    const body: Record<string, unknown> = {};
    for (const [field, value] of form) if (value !== '') body[field] = value;
    body['to'] = chosen;
    body['exercise'] = form.get('exercise') === 'on';
    delete body['until'];
    const until = dayBegin(form.get('until'));
    if (until !== undefined) body['until'] = until;
    const made = await post<JointRequest>('/x/requests', body);
    forgetDraft(name);
    // Somebody else may have dealt with the alert meanwhile; the draft stands all the same.
    if (alert !== undefined) await post(`/x/alerts/${alert}/done`, { text: made.id }).catch(() => undefined);
    changed('requests');
    changed('alerts');
    go(to(['exchange', 'requests', made.id]), 'replace');
  }
  return (
    <DraftForm
      name={name}
      label={say('REQUEST_NEW')}
      submit={(form) => void tried(() => submit(form))}
      reset={() => {
        setKind(first);
        setPartner(originator);
      }}
    >
      <p className="lead">{say(isPassOn ? 'PASS_ON_LEAD' : 'REQUEST_LEAD')}</p>
      <Field label={say('COLUMN_KIND')}>
        {(id) => (
          <select id={id} name="kind" value={kind} onChange={(event) => setKind(event.target.value)}>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {sayNode(say, 'REQUEST_KIND', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say(isPassOn ? 'PASS_ON_FROM' : 'RELEASE_TO')}>
        {(id) => (
          <select id={id} name="to" required value={chosen} onChange={(event) => setPartner(event.target.value)}>
            {partners.map((one) => (
              <option key={one.name}>{one.name}</option>
            ))}
          </select>
        )}
      </Field>
      {isPassOn && (
        <Field label={say('PASS_ON_TO')}>
          {(id) => (
            <select id={id} name="place" required>
              {partners
                .filter((one) => one.name !== chosen)
                .map((one) => (
                  <option key={one.name}>{one.name}</option>
                ))}
            </select>
          )}
        </Field>
      )}
      <Field label={say(isPassOn ? 'PASS_ON_WHAT' : 'COLUMN_TARGET')} hint={isPassOn ? say('PASS_ON_WHAT_HINT') : undefined}>
        {(id, hint) => (
          <input
            id={id}
            name="target"
            required
            className="mono"
            spellCheck={false}
            autoFocus={given.text === ''}
            defaultValue={given.target}
            aria-describedby={hint}
          />
        )}
      </Field>
      {isPassOn ? (
        <div className="side">
          <PurposeField />
          <UntilField />
        </div>
      ) : (
        <Field label={say('FIELD_PLACE')} hint={say('FIELD_PLACE_HINT')}>
          {(id, hint) => <input id={id} name="place" placeholder="eip155:1" className="mono" aria-describedby={hint} defaultValue={given.place} />}
        </Field>
      )}
      <Field label={say('FIELD_WHY')}>{(id) => <textarea id={id} name="text" required rows={3} dir="auto" defaultValue={given.text} />}</Field>
      <Field label={say('FIELD_LEGAL_BASIS')}>
        {(id) => <input id={id} name="legal_basis" required dir="auto" autoFocus={given.text !== ''} />}
      </Field>
      <label className="tick">
        <input type="checkbox" name="exercise" />
        {say('REQUEST_EXERCISE')}
      </label>
      {fault && <Trouble fault={fault} />}
      <div className="acts">
        <button type="submit" className="main" disabled={isAtWork} aria-busy={isAtWork}>
          {say('REQUEST_DRAFT')}
        </button>
        <button
          type="button"
          onClick={() => {
            forgetDraft(name);
            go(to(['exchange', 'requests']), 'replace');
          }}
        >
          {say('CANCEL')}
        </button>
      </div>
    </DraftForm>
  );
}
