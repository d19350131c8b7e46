import { useState } from 'react';
import type { CaseEntry, Cases as Found } from '#types';
import { changed, useAnswer } from '../api/answer';
import { act, Fault } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { DraftForm } from '../parts/DraftForm';
import { forgetDraft } from '../parts/drafts';
import { Ago, Badge, Empty, Field, Foreign, Heading, Link, NodeWord, Shown, Table, Trouble } from '../parts/parts';
import { count } from '../words/format';
import { sayNode, useLanguage, useSay } from '../words/words';
import { CasePage } from './CasePage';

export const INCIDENTS = ['theft', 'launch', 'transfer', 'intrusion', 'disruption'] as const;

export default function Cases(props: ScreenProps) {
  const id = props.place.steps[1];
  return id === undefined ? <List {...props} /> : <CasePage id={id} {...props} />;
}

type Line = NonNullable<Found['cases']>[number];

function List({ place, session }: ScreenProps) {
  const say = useSay();
  const find = place.query.get('find') ?? '';
  const isOpening = place.query.get('open') === '1';
  const mayWrite = session.role !== 'auditor';
  const answer = useAnswer<Found>(find === '' ? 'case list' : `case find ${find}`, () =>
    act<Found>('case-list', find === '' ? {} : { find }),
  );
  return (
    <>
      <Heading title={say('SCREEN_CASES')}>
        <Search find={find} />
        {mayWrite && (
          <button type="button" className="main" onClick={() => go(to(['cases'], { open: '1' }))}>
            {say('CASE_OPEN')}
          </button>
        )}
      </Heading>
      {isOpening && mayWrite && <Opening />}
      <Shown answer={answer}>
        {(found) =>
          find !== '' ? (
            <Matches find={find} entries={found.found ?? []} />
          ) : (found.cases ?? []).length === 0 ? (
            <Empty title={say('CASES_NONE')}>
              <p>{say('CASES_NONE_MORE')}</p>
              {mayWrite && (
                <button type="button" onClick={() => go(to(['cases'], { open: '1' }))}>
                  {say('CASE_OPEN')}
                </button>
              )}
            </Empty>
          ) : (
            <Lines cases={found.cases ?? []} />
          )
        }
      </Shown>
    </>
  );
}

function Search({ find }: { find: string }) {
  const say = useSay();
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(to(['cases'], { find: String(new FormData(event.currentTarget).get('find')).trim() }));
      }}
    >
      <input
        key={find}
        type="search"
        name="find"
        dir="auto"
        defaultValue={find}
        aria-label={say('CASES_FIND')}
        placeholder={say('CASES_FIND')}
      />
    </form>
  );
}

function Lines({ cases }: { cases: readonly Line[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <Table
      caption={say('SCREEN_CASES')}
      rows={[...cases].sort((a, b) => b.last.localeCompare(a.last))}
      id={(one) => one.case}
      columns={[
        {
          head: 'COLUMN_CASE',
          cell: (one) => (
            <Link to={to(['cases', one.case])} className="strong">
              <Foreign text={one.title || one.case} />
            </Link>
          ),
        },
        { head: 'COLUMN_ID', cell: (one) => <code>{one.case}</code> },
        { head: 'COLUMN_INCIDENT', cell: (one) => <NodeWord prefix="INCIDENT" word={one.incident} /> },
        {
          head: 'COLUMN_STATE',
          cell: (one) => (
            <Badge tone={one.state === 'open' ? 'good' : 'quiet'}>
              <NodeWord prefix="CASE_STATE" word={one.state} />
            </Badge>
          ),
        },
        { head: 'COLUMN_EVIDENCE', isNumber: true, cell: (one) => count(language, one.evidence) },
        { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.last} /> },
      ]}
    />
  );
}

function Matches({ find, entries }: { find: string; entries: readonly CaseEntry[] }) {
  const say = useSay();
  if (entries.length === 0) {
    return (
      <Empty title={say('CASES_NO_MATCH', find)}>
        <p>{say('CASES_NO_MATCH_MORE')}</p>
      </Empty>
    );
  }
  return (
    <Table
      caption={say('CASES_FIND')}
      rows={entries}
      id={(one) => `${one.case} ${one.number}`}
      columns={[
        {
          head: 'COLUMN_ENTRY',
          cell: (one) => (
            <Link to={to(['cases', one.case], { entry: String(one.number) })}>
              <Foreign text={one.title ?? one.text ?? `#${one.number}`} />
            </Link>
          ),
        },
        { head: 'COLUMN_KIND', cell: (one) => <NodeWord prefix="ENTRY" word={one.kind} /> },
        { head: 'COLUMN_ID', cell: (one) => <code>{one.case}</code> },
        { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.recorded} /> },
      ]}
    />
  );
}

function Opening() {
  const say = useSay();
  const [fault, setFault] = useState<Fault>();
  const [isAtWork, setAtWork] = useState(false);
  async function submit(form: FormData) {
    setAtWork(true);
    try {
      const made = await act<CaseEntry>('case-open', Object.fromEntries(form));
      forgetDraft('case-open');
      changed('case');
      go(to(['cases', made.case]), 'replace');
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
      setAtWork(false);
    }
  }
  return (
    <DraftForm name="case-open" label={say('CASE_OPEN')} submit={submit}>
      <Field label={say('FIELD_TITLE')}>
        {(id) => <input id={id} name="title" required maxLength={200} dir="auto" autoFocus />}
      </Field>
      <Field label={say('COLUMN_INCIDENT')}>
        {(id) => (
          <select id={id} name="incident">
            {INCIDENTS.map((one) => (
              <option key={one} value={one}>
                {sayNode(say, 'INCIDENT', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('FIELD_TEXT')}>{(id) => <textarea id={id} name="text" rows={3} dir="auto" />}</Field>
      {fault && <Trouble fault={fault} />}
      <div className="acts">
        <button type="submit" className="main" disabled={isAtWork} aria-busy={isAtWork}>
          {say('CASE_OPEN')}
        </button>
        <button type="button" onClick={() => {
          forgetDraft('case-open');
          go(to(['cases']), 'replace');
        }}>
          {say('CANCEL')}
        </button>
      </div>
    </DraftForm>
  );
}
