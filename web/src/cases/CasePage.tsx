import { useState } from 'react';
import type { Case, CaseEntry } from '#types';
import { useAnswer } from '../api/answer';
import { act } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Badge, Foreign, Heading, Link, NodeWord, Shown, Time } from '../parts/parts';
import { day, time } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { Adding, wasAdding } from './Adding';
import { asKnown, clockWord, EVIDENCE, isClock, moments, pastDays, type Clock } from './course';
import { EvidenceView } from './Evidence';
import { Findings } from './Findings';
import { Hypotheses } from './Hypotheses';
import { Report } from './Report';
import { Tasks } from './Tasks';
import { Timeline } from './Timeline';
import type { ViewProps } from './view';

const VIEWS: readonly [string, Word][] = [
  ['timeline', 'CASE_TIMELINE'],
  ['evidence', 'CASE_EVIDENCE'],
  ['hypotheses', 'CASE_HYPOTHESES'],
  ['findings', 'CASE_FINDINGS'],
  ['tasks', 'CASE_TASKS'],
  ['report', 'CASE_REPORT'],
];

export function CasePage({ id, place, session }: ScreenProps & { id: string }) {
  const say = useSay();
  const known = place.query.get('known') ?? '';
  const view = VIEWS.find(([name]) => name === place.query.get('view'))?.[0] ?? 'timeline';
  const asked = place.query.get('clock');
  const clock: Clock = isClock(asked) ? asked : 'known';
  const now = useAnswer<Case>(`case show ${id}`, () => act<Case>('case-show', { case: id }));
  const then = useAnswer<Case>(`case show ${id} ${known} ${clock === 'known'}`, () =>
    act<Case>('case-show', asKnown(id, known, clock)),
  );
  const [adding, setAdding] = useState(() => wasAdding(id));
  return (
    <Shown answer={known === '' ? now : then}>
      {(whole) => {
        const mayWrite = session.role !== 'auditor' && known === '' && whole.state === 'open';
        const props: ViewProps = {
          whole,
          entries: whole.entries,
          session,
          place,
          mayWrite,
          add: (what, about) => setAdding({ what, about }),
          clock,
        };
        return (
          <article className={known === '' ? 'case' : 'case past'}>
            <p className="crumbs">
              <Link to={to(['cases'])}>{say('SCREEN_CASES')}</Link> / <code>{whole.case}</code>
            </p>
            <Heading title={<Foreign text={whole.title || whole.case} />}>
              {mayWrite && (
                <button type="button" className="main" onClick={() => setAdding({ what: 'note', about: undefined })}>
                  {say('ENTRY_ADD')}
                </button>
              )}
            </Heading>
            <p className="facts">
              <Badge>
                <NodeWord prefix="INCIDENT" word={whole.incident} />
              </Badge>
              <Badge tone={whole.state === 'open' ? 'good' : 'quiet'}>
                <NodeWord prefix="CASE_STATE" word={whole.state} />
              </Badge>
              <span>
                {say('COLUMN_OPENED')} <Time at={whole.opened} />
              </span>
            </p>
            {now.value && <Known id={id} known={known} view={view} clock={clock} all={moments(now.value.entries, clock)} />}
            <nav className="tabs" aria-label={say('CASE_VIEWS')}>
              {VIEWS.map(([name, word]) => (
                <Link
                  key={name}
                  to={to(['cases', id], { view: name === 'timeline' ? undefined : name, known, clock: clockWord(clock) })}
                  current={name === view}
                >
                  {say(word)}
                  <Count name={name} entries={whole.entries} />
                </Link>
              ))}
            </nav>
            {adding && (
              <Adding
                id={id}
                entries={whole.entries}
                what={adding.what}
                about={adding.about}
                close={() => setAdding(undefined)}
              />
            )}
            {view === 'timeline' && <Timeline {...props} />}
            {view === 'evidence' && <EvidenceView {...props} />}
            {view === 'hypotheses' && <Hypotheses {...props} />}
            {view === 'findings' && <Findings {...props} />}
            {view === 'tasks' && <Tasks {...props} />}
            {view === 'report' && <Report {...props} />}
          </article>
        );
      }}
    </Shown>
  );
}

const COUNTED: Record<string, (one: CaseEntry) => boolean> = {
  evidence: (one) => EVIDENCE.includes(one.kind),
  hypotheses: (one) => one.kind === 'hypothesis',
  findings: (one) => one.kind === 'finding',
  tasks: (one) => one.kind === 'task',
};

function Count({ name, entries }: { name: string; entries: readonly CaseEntry[] }) {
  const counts = COUNTED[name];
  return counts ? <span className="count">{entries.filter(counts).length}</span> : null;
}

/** The case as it was known: one step for each moment at which something came in. */
function Known({ id, known, view, clock, all }: {
  id: string;
  known: string;
  view: string;
  clock: Clock;
  all: readonly string[];
}) {
  const say = useSay();
  const language = useLanguage();
  const last = all.length - 1;
  const past = pastDays(all);
  const found = known === '' ? last : all.findLastIndex((one) => one <= known);
  function move(index: number) {
    const moment = index >= last ? undefined : all[index];
    go(to(['cases', id], { view: view === 'timeline' ? undefined : view, known: moment, clock: clockWord(clock) }), 'replace');
  }
  const text = known === '' ? say('KNOWN_NOW') : time(language, known);
  return (
    <div className="known">
      <label htmlFor="known">{say('KNOWN')}</label>
      <input
        id="known"
        type="range"
        min={0}
        max={Math.max(last, 0)}
        step={1}
        value={Math.max(found, 0)}
        aria-valuetext={text}
        disabled={last < 1}
        onChange={(event) => move(Number(event.target.value))}
      />
      {past.length > 1 && (
        <select
          aria-label={say('KNOWN_DAY')}
          value={known === '' ? '' : (past.find((one) => one.last >= known)?.last ?? '')}
          onChange={(event) => move(event.target.value === '' ? last : all.indexOf(event.target.value))}
        >
          <option value="">{say('KNOWN_NOW')}</option>
          {[...past].reverse().map((one) => (
            <option key={one.day} value={one.last}>
              {day(language, `${one.day}T00:00:00`)}
            </option>
          ))}
        </select>
      )}
      <output htmlFor="known">{text}</output>
      {known !== '' && (
        <button type="button" onClick={() => move(last)}>
          {say('KNOWN_BACK')}
        </button>
      )}
    </div>
  );
}
