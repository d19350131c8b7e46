import { useState } from 'react';
import type { Decision, ScreenResult } from '#types';
import { changed } from '../api/answer';
import { post } from '../api/call';
import { Badge, Doing, Field, Foreign, NodeWord, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { day } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { Meeting } from './Meeting';
import { align, type Reason } from './met';
import { percent, text, texts } from './rows';

/** Of which customer of which screened file it is a hit. */
export interface OfFile {
  readonly customer: string;
  readonly job: string;
}

/** One hit with all that made it one, and what was decided on it. */
export function Hit({ hit, query, mayDecide, of, decided }: {
  hit: ScreenResult;
  query: string;
  mayDecide: boolean;
  of?: OfFile;
  decided?: Decision | undefined;
}) {
  const say = useSay();
  const language = useLanguage();
  const id = text(hit.entity['id']);
  return (
    <article className={hit.match ? 'card hit match' : 'card hit'}>
      <p className="over">
        <Badge tone={hit.match ? 'bad' : 'watch'}>{say(hit.match ? 'HIT_MATCH' : 'HIT_NEAR')}</Badge>
        <strong className="score">{percent(language, hit.score)}</strong>
        <span className="quiet">
          <NodeWord prefix="TARGET" word={text(hit.entity['type'])} />
        </span>
        <code>{id}</code>
      </p>
      <h3 className="hit-name">
        <Foreign text={text(hit.entity['name'])} />
      </h3>
      <Met hit={hit} query={query} />
      <Because hit={hit} />
      <ul className="lists">
        {hit.lists.map((one, i) => (
          <li key={i}>
            <strong>{text(one['list'])}</strong> <Foreign text={text(one['reference'])} />
            {text(one['since']) !== '' && ` · ${say('LISTED_SINCE')} ${day(language, `${text(one['since'])}T00:00:00`)}`}
            {texts(one['programmes']).length > 0 && (
              <>
                {' · '}
                <Foreign text={texts(one['programmes']).join(', ')} />
              </>
            )}
          </li>
        ))}
      </ul>
      {decided ? <Decided word={decided.decision} by={decided.person} /> : mayDecide && <Decide entity={id} query={query} of={of} />}
    </article>
  );
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

/** What of the names met, drawn; nothing where numbers decided. */
function Met({ hit, query }: { hit: ScreenResult; query: string }) {
  const name = text((hit.name as Record<string, unknown> | null | undefined)?.['text']);
  const because: Reason[] = hit.because.map((one) => ({
    rule: text(one['rule']),
    query: text(one['query']),
    candidate: text(one['candidate']),
    weight: number(one['weight']),
    heard: text(one['heard']),
    cost: number(one['cost']),
  }));
  const drawn = align(query, name, because);
  return drawn && <Meeting drawn={drawn} asked={query} listed={name} />;
}

/** The signs of both sides over each other, with the weight of each rule as the width of its bar. */
function Because({ hit }: { hit: ScreenResult }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <table className="because">
      <caption className="unseen">{say('BECAUSE')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('BECAUSE_ASKED')}</th>
          <th scope="col">{say('BECAUSE_LISTED')}</th>
          <th scope="col">{say('BECAUSE_RULE')}</th>
          <th scope="col" className="number">
            {say('BECAUSE_WEIGHT')}
          </th>
        </tr>
      </thead>
      <tbody>
        {hit.because.map((one, i) => {
          const weight = number(one['weight']);
          return (
            <tr key={i} className={weight < 0 ? 'against' : ''}>
              <td>
                <Foreign text={text(one['query'])} />
              </td>
              <td>
                <Foreign text={text(one['candidate'])} />
              </td>
              <td>
                <NodeWord prefix="REASON" word={text(one['rule'])} /> <code className="quiet">{text(one['rule'])}</code>
              </td>
              <td className="number">
                <meter min={0} max={1} value={Math.min(Math.abs(weight), 1)} aria-hidden="true" />
                {weight < 0 ? '−' : '+'}
                {percent(language, Math.abs(weight))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Decided({ word, by }: { word: Decision['decision']; by?: string }) {
  const say = useSay();
  return (
    <p role="status">
      <Badge tone={word === 'accepted' ? 'bad' : 'good'}>
        <NodeWord prefix="DECISION" word={word} />
      </Badge>{' '}
      <span className="quiet">{by === undefined ? say('DECIDED') : <bdi>{by}</bdi>}</span>
    </p>
  );
}

function Decide({ entity, query, of }: { entity: string; query: string; of: OfFile | undefined }) {
  const say = useSay();
  const { fault, tried } = useTries();
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<'accepted' | 'rejected'>();
  const decide = (decision: 'accepted' | 'rejected') => () =>
    tried(async () => {
      await post('/x/screen/decisions', { entity, decision, reason, query, ...of });
      setDone(decision);
      changed('decisions');
    });
  if (done) return <Decided word={done} />;
  return (
    <details>
      <summary>{say('DECIDE')}</summary>
      <Field label={say('FIELD_REASON')} hint={say('DECIDE_HINT')}>
        {(id, hint) => (
          <textarea id={id} rows={2} dir="auto" value={reason} aria-describedby={hint} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div className="acts">
        <Doing label={say('DECIDE_ACCEPT')} disabled={reason.trim() === ''} work={decide('accepted')} />
        <Doing label={say('DECIDE_REJECT')} disabled={reason.trim() === ''} work={decide('rejected')} />
      </div>
      {fault && <Trouble fault={fault} />}
    </details>
  );
}
