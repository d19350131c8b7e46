import { useState } from 'react';
import type { Decisions, Job, Lists, RowAnswers } from '#types';
import { changed, useAnswer } from '../api/answer';
import { Fault, get, post, toFault } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Empty, Field, Foreign, Heading, Link, Long, NodeWord, Shown, Table, Trouble } from '../parts/parts';
import { count, day } from '../words/format';
import { useLanguage, useSay, type Say, type Word } from '../words/words';
import { FileHits } from './FileHits';
import { GapTable } from './Gaps';
import { Hit } from './Hit';
import { rows, text, texts } from './rows';

const PARTS: readonly [string, Word][] = [
  ['ask', 'SCREENING_ASK'],
  ['gaps', 'SCREENING_GAPS'],
  ['decisions', 'SCREENING_DECISIONS'],
  ['lists', 'SCREENING_LISTS'],
];

export default function Screening(props: ScreenProps) {
  const say = useSay();
  const [, part, id] = props.place.steps;
  const ofFile = part === 'job' ? id : undefined;
  const here = PARTS.find(([name]) => name === part)?.[0] ?? 'ask';
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
      {ofFile !== undefined ? (
        <FileHits key={ofFile} id={ofFile} {...props} />
      ) : (
        here === 'ask' && <Ask {...props} />
      )}
      {here === 'gaps' && <GapTable {...props} />}
      {here === 'decisions' && <DecisionTable />}
      {here === 'lists' && <ListTable />}
    </>
  );
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
  const job = await post<Job>('/x/jobs', { kind: 'screening', file: { name: file.name, text: await file.text() } });
  changed('jobs');
  go(to(['screen', 'job', job.id]));
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
