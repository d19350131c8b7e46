import { useState } from 'react';
import type { Decisions, Job, Lists, RowAnswers, ScreenResult } from '#types';
import { changed, useAnswer } from '../api/answer';
import { Fault, get, post } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Doing, Empty, Field, Foreign, Heading, Link, Long, NodeWord, Shown, Table, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { count, day } from '../words/format';
import { useLanguage, useSay, type Say, type Word } from '../words/words';
import { align, type Reason } from './met';
import { GapTable } from './Gaps';
import { Meeting } from './Meeting';
import { percent, rows, text, texts } from './rows';

const PARTS: readonly [string, Word][] = [
  ['ask', 'SCREENING_ASK'],
  ['gaps', 'SCREENING_GAPS'],
  ['decisions', 'SCREENING_DECISIONS'],
  ['lists', 'SCREENING_LISTS'],
];

export default function Screening(props: ScreenProps) {
  const say = useSay();
  const here = PARTS.find(([name]) => name === props.place.steps[1])?.[0] ?? 'ask';
  return (
    <>
      <Heading title={say('SCREEN_SCREENING')} />
      <nav className="tabs" aria-label={say('SCREEN_SCREENING')}>
        {PARTS.map(([name, word]) => (
          <Link key={name} to={to(['screen', name])} current={name === here}>
            {say(word)}
          </Link>
        ))}
      </nav>
      {here === 'ask' && <Ask {...props} />}
      {here === 'gaps' && <GapTable {...props} />}
      {here === 'decisions' && <DecisionTable />}
      {here === 'lists' && <ListTable />}
    </>
  );
}

function toFault(e: unknown): Fault {
  return e instanceof Fault ? e : new Fault(-1, String(e), '');
}

/** What is asked stands in the address: a question can be linked and asked again. */
function Ask({ place, session }: ScreenProps) {
  const say = useSay();
  const asked = place.query.get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  const lists = useAnswer<Lists>('lists', (signal) => get('/x/lists', signal));
  const mayAsk = session.role !== 'auditor';
  const [fault, setFault] = useState<Fault>();
  const [isOver, setOver] = useState(false);
  const take = (file: File) => void screenFile(file, say).catch((e: unknown) => setFault(toFault(e)));
  return (
    <>
      {lists.value?.lists.length === 0 && <NoLists />}
      {mayAsk && (
        <form
          className={isOver ? 'card form wide drop' : 'card form wide'}
          aria-label={say('SCREENING_ASK')}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes('Files')) return;
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            const file = event.dataTransfer.files[0];
            setOver(false);
            if (!file) return;
            event.preventDefault();
            take(file);
          }}
          onSubmit={(event) => {
            event.preventDefault();
            go(to(['screen', 'ask'], { q: typed.trim() }));
            changed('screen ask');
          }}
        >
          <Field label={say('ASK_LABEL')} hint={say('ASK_HINT')}>
            {(id, hint) => (
              <textarea
                id={id}
                rows={Math.min(Math.max(typed.split('\n').length, 2), 10)}
                dir="auto"
                value={typed}
                aria-describedby={hint}
                autoFocus
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                    event.currentTarget.form?.requestSubmit();
                  }
                }}
              />
            )}
          </Field>
          <div className="acts">
            <button type="submit" className="main" disabled={typed.trim() === ''}>
              {say('ASK_GO')}
            </button>
            <FileButton take={take} />
            <span className="hint">{say('ASK_FILE_HINT')}</span>
          </div>
          {fault && <Trouble fault={fault} />}
        </form>
      )}
      {asked !== '' && mayAsk && <Answers asked={asked} session={session} />}
    </>
  );
}

function NoLists() {
  const say = useSay();
  return (
    <Empty title={say('LISTS_NONE')}>
      <p>{say('LISTS_NONE_MORE')}</p>
      <code>./entente lists update --home DIR</code>
    </Empty>
  );
}

const MOST_BYTES = 100_000_000;

/** A file of customers becomes a job: it goes on when the page is left. */
async function screenFile(file: File, say: Say): Promise<void> {
  if (file.size > MOST_BYTES) throw new Fault(-1, say('FILE_TOO_LONG_SCREEN'), '');
  await post<Job>('/x/jobs', { kind: 'screening', file: { name: file.name, text: await file.text() } });
  changed('jobs');
  go(to(['settings', 'jobs']));
}

function FileButton({ take }: { take: (file: File) => void }) {
  const say = useSay();
  return (
    <label className="button">
      {say('ASK_FILE')}
      <input
        type="file"
        className="unseen"
        accept=".csv,.tsv,.json,.jsonl,text/csv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) take(file);
        }}
      />
    </label>
  );
}

function Answers({ asked, session }: { asked: string; session: ScreenProps['session'] }) {
  const say = useSay();
  const answer = useAnswer<RowAnswers>(`screen ask ${asked}`, () =>
    post<RowAnswers>('/x/screen/ask', { rows: rows(asked), count: 10 }),
  );
  return (
    <Shown answer={answer}>
      {({ answers, snapshots }) => (
        <>
          {answers.map((one, i) => (
            <section key={i} className="asked">
              <h2>
                <Foreign text={one.query} />
              </h2>
              {one.results.length === 0 ? (
                <p className="card hits-none">
                  <Badge tone="good">{say('HIT_NONE')}</Badge>
                  <span className="quiet">{say('HIT_NONE_MORE', snapshots.length)}</span>
                </p>
              ) : (
                one.results.map((hit) => (
                  <Hit key={text(hit.entity['id'])} hit={hit} query={one.query} mayDecide={session.role !== 'auditor'} />
                ))
              )}
            </section>
          ))}
          <details className="quiet">
            <summary>{say('ASK_SNAPSHOTS', snapshots.length)}</summary>
            <ul>
              {snapshots.map((one) => (
                <li key={one.list}>
                  {one.list} <Long text={one.sha256} keep={12} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Shown>
  );
}

function Hit({ hit, query, mayDecide }: { hit: ScreenResult; query: string; mayDecide: boolean }) {
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
      {mayDecide && <Decide entity={id} query={query} />}
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

function Decide({ entity, query }: { entity: string; query: string }) {
  const say = useSay();
  const { fault, tried } = useTries();
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<'accepted' | 'rejected'>();
  const decide = (decision: 'accepted' | 'rejected') => () =>
    tried(async () => {
      await post('/x/screen/decisions', { entity, decision, reason, query });
      setDone(decision);
      changed('decisions');
    });
  if (done) {
    return (
      <p role="status">
        <Badge tone={done === 'accepted' ? 'bad' : 'good'}>
          <NodeWord prefix="DECISION" word={done} />
        </Badge>{' '}
        <span className="quiet">{say('DECIDED')}</span>
      </p>
    );
  }
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

function DecisionTable() {
  const say = useSay();
  const decisions = useAnswer<Decisions>('decisions', (signal) => get('/x/screen/decisions', signal));
  return (
    <Shown answer={decisions}>
      {(all) =>
        all.decisions.length === 0 ? (
          <Empty title={say('DECISIONS_NONE')}>
            <p>{say('DECISIONS_NONE_MORE')}</p>
          </Empty>
        ) : (
          <Table
            caption={say('SCREENING_DECISIONS')}
            rows={all.decisions}
            id={(one) => String(one.number)}
            columns={[
              { head: 'COLUMN_NUMBER', isNumber: true, cell: (one) => one.number },
              { head: 'BECAUSE_ASKED', cell: (one) => <Foreign text={one.query} /> },
              { head: 'BECAUSE_LISTED', cell: (one) => <code>{one.entity}</code> },
              {
                head: 'COLUMN_STATE',
                cell: (one) => (
                  <Badge tone={one.decision === 'accepted' ? 'bad' : 'good'}>
                    <NodeWord prefix="DECISION" word={one.decision} />
                  </Badge>
                ),
              },
              { head: 'FIELD_REASON', cell: (one) => <Foreign text={one.reason} /> },
              { head: 'COLUMN_BY', cell: (one) => <bdi>{one.person}</bdi> },
              { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.at} /> },
            ]}
          />
        )
      }
    </Shown>
  );
}

function ListTable() {
  const say = useSay();
  const language = useLanguage();
  const lists = useAnswer<Lists>('lists', (signal) => get('/x/lists', signal));
  return (
    <Shown answer={lists}>
      {(all) =>
        all.lists.length === 0 ? (
          <NoLists />
        ) : (
          <Table
            caption={say('SCREENING_LISTS')}
            rows={all.lists}
            id={(one) => text(one['list'])}
            columns={[
              {
                head: 'COLUMN_LIST',
                cell: (one) => (
                  <>
                    <strong>{text(one['list'])}</strong> <Foreign text={text(one['title'])} />
                    <p className="quiet">
                      <Foreign text={text(one['publisher'])} />
                    </p>
                  </>
                ),
              },
              {
                head: 'COLUMN_AGE',
                cell: (one) => {
                  const age = Number(one['ageDays'] ?? 0);
                  return (
                    <>
                      <Badge tone={age > 30 ? 'bad' : age > 7 ? 'watch' : 'good'}>{say('AGE_DAYS', count(language, age))}</Badge>{' '}
                      <span className="quiet">{day(language, `${text(one['asOf'])}T00:00:00`)}</span>
                    </>
                  );
                },
              },
              { head: 'COLUMN_TARGETS', isNumber: true, cell: (one) => count(language, Number(one['targets'] ?? 0)) },
              { head: 'COLUMN_NAMES', isNumber: true, cell: (one) => count(language, Number(one['names'] ?? 0)) },
              {
                head: 'COLUMN_DOUBTS',
                cell: (one) => texts(one['doubts']).map((doubt) => <p key={doubt}><Foreign text={doubt} /></p>),
              },
              { head: 'COLUMN_HASH', cell: (one) => <Long text={text(one['sha256'])} keep={6} /> },
            ]}
          />
        )
      }
    </Shown>
  );
}
