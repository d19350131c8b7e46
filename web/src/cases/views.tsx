import { useState, type ReactNode } from 'react';
import type { CaseEntry, CaseFiles } from '#types';
import { changed } from '../api/answer';
import { act, Fault } from '../api/call';
import { go, to } from '../frame/router';
import { Ago, Badge, Doing, Empty, Field, Foreign, Link, Long, Marking, NodeWord, Table, Time, Trouble, type Tone } from '../parts/parts';
import { bytes, day, hour } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { clockWord, type ViewProps } from './CasePage';
import { argued, asKnown, at, CLOCKS, days, EVIDENCE, tasks, type Clock } from './course';

function Proof({ entry }: { entry: CaseEntry }) {
  const say = useSay();
  return (
    <dl className="proof">
      <Row name={say('COLUMN_RECORDED')}>
        <Time at={entry.recorded} />
      </Row>
      {entry.learnt && (
        <Row name={say('CLOCK_KNOWN')}>
          <Time at={entry.learnt} />
        </Row>
      )}
      {EVIDENCE.includes(entry.kind) && (
        <Row name={say('CLOCK_PUBLISHED')}>
          {entry.published ? <Time at={entry.published} /> : <span className="quiet">{say('CLOCK_UNKNOWN')}</span>}
        </Row>
      )}
      {entry.valid_from && (
        <Row name={say('COLUMN_VALID')}>
          <Time at={entry.valid_from} />
          {entry.valid_to && (
            <>
              {' – '}
              <Time at={entry.valid_to} />
            </>
          )}
        </Row>
      )}
      {entry.source && (
        <Row name={say('COLUMN_SOURCE')}>
          <Foreign text={entry.source} />
        </Row>
      )}
      {entry.sha256 && (
        <Row name="SHA-256">
          <Long text={entry.sha256} keep={16} />{' '}
          <a href={content(entry)} download>
            {say('DOWNLOAD')}
          </a>
        </Row>
      )}
      {entry.command && (
        <Row name={say('COLUMN_COMMAND')}>
          <code className="command">{entry.command}</code>
        </Row>
      )}
      {entry.replaces !== undefined && <Row name={say('COLUMN_REPLACES')}>#{entry.replaces}</Row>}
    </dl>
  );
}

function content(entry: CaseEntry): string {
  return `/x/cases/${encodeURIComponent(entry.case)}/content/${entry.sha256 ?? ''}`;
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const CLASSES: Record<string, string> = {
  opened: 'mile',
  closed: 'mile',
  finding: 'key',
  decision: 'key',
  approval: 'key',
  refusal: 'key',
  contradiction: 'against',
};

function Entry({ entry, clock, isOpen }: { entry: CaseEntry; clock: Clock; isOpen: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const when = at(entry, clock);
  return (
    <li className={`entry ${CLASSES[entry.kind] ?? (EVIDENCE.includes(entry.kind) ? 'evidence' : '')}`} id={`entry-${entry.number}`}>
      <p className="over">
        <span className="kind">
          <NodeWord prefix="ENTRY" word={entry.kind} />
        </span>
        <span className="quiet">#{entry.number}</span>
        <bdi className="quiet">{entry.author}</bdi>
        <Marking word={entry.marking} />
        {entry.standing && <Standing word={entry.standing} />}
        <span className="when">
          {clock === 'known' && entry.learnt && <span>{say('RECORDED_LATER')}</span>}
          {when === null ? (
            <>
              {say('COLUMN_RECORDED')} <Time at={entry.recorded} />
            </>
          ) : (
            <time dateTime={when} title={when.replace('T', ' ').replace(/\.?0*Z$/, ' UTC')}>
              {hour(language, when)}
            </time>
          )}
        </span>
      </p>
      {entry.title && (
        <p className="title">
          <Foreign text={entry.title} />
        </p>
      )}
      {entry.text && entry.text !== entry.title && (
        <p className="text">
          <Foreign text={entry.text} />
        </p>
      )}
      {entry.about !== undefined && (
        <p className="quiet">
          {say('ENTRY_ABOUT', entry.about)}
          {entry.evidence !== undefined && ` · ${say('ENTRY_BY_EVIDENCE', entry.evidence)}`}
        </p>
      )}
      <details open={isOpen}>
        <summary>{say(entry.sha256 ? 'PROOF' : 'ENTRY_MORE')}</summary>
        <Proof entry={entry} />
      </details>
    </li>
  );
}

const TONES: Record<string, Tone> = { approved: 'good', refused: 'bad', proposed: 'watch' };

function Standing({ word }: { word: string }) {
  return (
    <Badge tone={TONES[word] ?? 'plain'}>
      <NodeWord prefix="STANDING" word={word} />
    </Badge>
  );
}

const CLOCK_WORDS: Record<Clock, Word> = {
  known: 'CLOCK_KNOWN',
  observed: 'CLOCK_OBSERVED',
  published: 'CLOCK_PUBLISHED',
};

export function Timeline({ entries, place, whole, clock }: ViewProps) {
  const say = useSay();
  const language = useLanguage();
  const shown = Number(place.query.get('entry') ?? 0);
  const known = place.query.get('known') ?? undefined;
  return (
    <section aria-label={say('CASE_TIMELINE')}>
      <div className="choice" role="group" aria-label={say('CLOCK')}>
        {CLOCKS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={clock === one}
            onClick={() =>
              go(to(['cases', whole.case], { clock: clockWord(one), known }), 'replace')
            }
          >
            {say(CLOCK_WORDS[one])}
          </button>
        ))}
      </div>
      {days(entries, clock).map((one) => (
        <section key={one.day ?? ''} className={one.day === null ? 'day unknown' : 'day'}>
          <h2>{one.day === null ? say('CLOCK_UNKNOWN') : day(language, `${one.day}T00:00:00`)}</h2>
          <ol>
            {one.entries.map((entry) => (
              <Entry key={entry.number} entry={entry} clock={clock} isOpen={entry.number === shown} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

export function EvidenceView({ entries, mayWrite, add }: ViewProps) {
  const say = useSay();
  const evidence = entries.filter((one) => EVIDENCE.includes(one.kind));
  if (evidence.length === 0) {
    return (
      <Empty title={say('EVIDENCE_NONE')}>
        <p>{say('EVIDENCE_NONE_MORE')}</p>
        {mayWrite && (
          <button type="button" onClick={() => add('file')}>
            {say('EVIDENCE_ADD')}
          </button>
        )}
      </Empty>
    );
  }
  return (
    <section aria-label={say('CASE_EVIDENCE')}>
      {mayWrite && (
        <p className="acts">
          <button type="button" onClick={() => add('file')}>
            {say('EVIDENCE_ADD')}
          </button>
        </p>
      )}
      <Table
        caption={say('CASE_EVIDENCE')}
        rows={evidence}
        id={(one) => String(one.number)}
        columns={[
          { head: 'COLUMN_NUMBER', cell: (one) => `#${one.number}` },
          { head: 'COLUMN_KIND', cell: (one) => <NodeWord prefix="ENTRY" word={one.kind} /> },
          {
            head: 'COLUMN_ENTRY',
            cell: (one) => (
              <>
                <p>
                  <Foreign text={one.title ?? one.text ?? ''} />
                </p>
                {one.kind === 'trace' && <Link to={to(['trace', 'case', one.case, one.number])}>{say('TRACE_OPEN')}</Link>}
                {one.command && (
                  <details>
                    <summary>{say('COLUMN_COMMAND')}</summary>
                    <code className="command">{one.command}</code>
                  </details>
                )}
              </>
            ),
          },
          { head: 'COLUMN_SOURCE', cell: (one) => <Foreign text={one.source ?? ''} /> },
          {
            head: 'COLUMN_HASH',
            cell: (one) =>
              one.sha256 && (
                <>
                  <Long text={one.sha256} keep={6} />
                  <br />
                  <a href={content(one)} download>
                    {say('DOWNLOAD')}
                  </a>
                </>
              ),
          },
          { head: 'COLUMN_MARKING', cell: (one) => <Marking word={one.marking} /> },
          { head: 'COLUMN_RECORDED', cell: (one) => <Time at={one.recorded} /> },
        ]}
      />
    </section>
  );
}

function Said({ title, entries, none }: { title: string; entries: readonly CaseEntry[]; none: string }) {
  const say = useSay();
  return (
    <section>
      <h3>{title}</h3>
      {entries.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul>
          {entries.map((one) => (
            <li key={one.number}>
              <Foreign text={one.title ?? one.text ?? ''} />{' '}
              {one.evidence !== undefined && (
                <span className="quiet">{say('ENTRY_BY_EVIDENCE', one.evidence)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Hypotheses({ entries, mayWrite, add }: ViewProps) {
  const say = useSay();
  const all = argued(entries);
  if (all.length === 0) {
    return (
      <Empty title={say('HYPOTHESES_NONE')}>
        <p>{say('HYPOTHESES_NONE_MORE')}</p>
        {mayWrite && (
          <button type="button" onClick={() => add('hypothesis')}>
            {say('HYPOTHESIS_ADD')}
          </button>
        )}
      </Empty>
    );
  }
  return (
    <>
      {all.map(({ hypothesis, supports, contradictions, innocent }) => (
        <section key={hypothesis.number} className="card argued">
          <h2>
            <Foreign text={hypothesis.title ?? hypothesis.text ?? ''} />
          </h2>
          <div className="columns">
            <Said title={say('ARGUED_FOR')} entries={supports} none={say('ARGUED_FOR_NONE')} />
            <Said title={say('ARGUED_AGAINST')} entries={contradictions} none={say('ARGUED_AGAINST_NONE')} />
            <Said title={say('ARGUED_INNOCENT')} entries={innocent} none={say('ARGUED_INNOCENT_NONE')} />
          </div>
          {mayWrite && (
            <p className="acts">
              <button type="button" onClick={() => add('support', hypothesis.number)}>
                {say('ENTRY_SUPPORT')}
              </button>
              <button type="button" onClick={() => add('contradiction', hypothesis.number)}>
                {say('ENTRY_CONTRADICTION')}
              </button>
              <button type="button" onClick={() => add('innocent', hypothesis.number)}>
                {say('ENTRY_INNOCENT')}
              </button>
            </p>
          )}
        </section>
      ))}
    </>
  );
}

export function Findings({ whole, entries, session, mayWrite, add }: ViewProps) {
  const say = useSay();
  const [fault, setFault] = useState<Fault>();
  const findings = entries.filter((one) => one.kind === 'finding');
  const [reasons, setReasons] = useState<Record<number, string>>({});
  async function judge(finding: CaseEntry, refuse: boolean) {
    setFault(undefined);
    try {
      await act('case-approve', {
        case: whole.case,
        about: String(finding.number),
        text: reasons[finding.number] ?? '',
        ...(refuse ? { refuse: 'true' } : {}),
      });
      changed('case');
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    }
  }
  if (findings.length === 0) {
    return (
      <Empty title={say('FINDINGS_NONE')}>
        <p>{say('FINDINGS_NONE_MORE')}</p>
        {mayWrite && (
          <button type="button" onClick={() => add('finding')}>
            {say('FINDING_ADD')}
          </button>
        )}
      </Empty>
    );
  }
  return (
    <>
      {fault && <Trouble fault={fault} />}
      {findings.map((one) => {
        const judged = entries.filter(
          (other) => (other.kind === 'approval' || other.kind === 'refusal') && other.about === one.number,
        );
        return (
          <section key={one.number} className="card finding">
            <p className="over">
              {one.standing && <Standing word={one.standing} />}
              {one.word && (
                <span>
                  {say('FIELD_CONFIDENCE')}: <NodeWord prefix="CONFIDENCE" word={one.word} />
                </span>
              )}
              <bdi className="quiet">{one.author}</bdi>
              <span className="quiet">
                <Ago at={one.recorded} />
              </span>
            </p>
            <h2>
              <Foreign text={one.title ?? ''} />
            </h2>
            {one.text && one.text !== one.title && (
              <p>
                <Foreign text={one.text} />
              </p>
            )}
            {judged.map((other) => (
              <p key={other.number} className="quiet">
                <NodeWord prefix="ENTRY" word={other.kind} /> · <bdi>{other.author}</bdi> ·{' '}
                <Time at={other.recorded} />
              </p>
            ))}
            {mayWrite && one.standing === 'proposed' && (
              <div className="acts">
                {one.author === session.name ? (
                  <p className="quiet">{say('FINDING_OWN')}</p>
                ) : session.role === 'approver' ? (
                  <>
                    <Field label={say('JUDGE_REASON')} hint={say('JUDGE_REASON_HINT')}>
                      {(id, hint) => (
                        <textarea
                          id={id}
                          rows={2}
                          dir="auto"
                          aria-describedby={hint}
                          value={reasons[one.number] ?? ''}
                          onChange={(event) => setReasons({ ...reasons, [one.number]: event.target.value })}
                        />
                      )}
                    </Field>
                    <Doing
                      label={say('APPROVE')}
                      tone="main"
                      disabled={!reasons[one.number]?.trim()}
                      work={() => judge(one, false)}
                    />
                    <Doing
                      label={say('REFUSE')}
                      disabled={!reasons[one.number]?.trim()}
                      work={() => judge(one, true)}
                    />
                  </>
                ) : (
                  <p className="quiet">{say('FINDING_WAITS')}</p>
                )}
              </div>
            )}
          </section>
        );
      })}
    </>
  );
}

export function Tasks({ entries, mayWrite, add }: ViewProps) {
  const say = useSay();
  const all = tasks(entries);
  if (all.length === 0) {
    return (
      <Empty title={say('TASKS_NONE')}>
        <p>{say('TASKS_NONE_MORE')}</p>
        {mayWrite && (
          <button type="button" onClick={() => add('task')}>
            {say('TASK_ADD')}
          </button>
        )}
      </Empty>
    );
  }
  return (
    <>
      {mayWrite && (
        <p className="acts">
          <button type="button" onClick={() => add('task')}>
            {say('TASK_ADD')}
          </button>
        </p>
      )}
      <ul className="tasks">
        {all.map(({ task, done }) => (
          <li key={task.number} className={done ? 'done' : ''}>
            <Badge tone={done ? 'quiet' : 'watch'}>{say(done ? 'TASK_DONE' : 'TASK_OPEN')}</Badge>
            <span className="title">
              <Foreign text={task.title ?? task.text ?? ''} />
            </span>
            <span className="quiet">
              <bdi>{(done ?? task).author}</bdi> · <Ago at={(done ?? task).recorded} />
            </span>
            {!done && mayWrite && (
              <button type="button" onClick={() => add('done', task.number)}>
                {say('TASK_FINISH')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const TYPES: Record<string, string> = { pdf: 'application/pdf', html: 'text/plain', json: 'application/json' };

function save(name: string, base64: string): void {
  const binary = atob(base64);
  const content = Uint8Array.from(binary, (one) => one.charCodeAt(0));
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.slice(name.lastIndexOf('/') + 1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function Report({ whole, place, clock }: ViewProps) {
  const say = useSay();
  const language = useLanguage();
  const [files, setFiles] = useState<CaseFiles['files']>();
  const [fault, setFault] = useState<Fault>();
  const known = place.query.get('known') ?? '';
  async function make(form: 'folder' | 'stix') {
    setFault(undefined);
    try {
      const made = await act<CaseFiles>('case-export', { ...asKnown(whole.case, known, clock), form });
      setFiles(made.files);
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    }
  }
  return (
    <section aria-label={say('CASE_REPORT')}>
      <p className="lead">{say('REPORT_LEAD')}</p>
      <div className="acts">
        <Doing label={say('REPORT_MAKE')} tone="main" work={() => make('folder')} />
        <Doing label={say('REPORT_STIX')} work={() => make('stix')} />
        <button type="button" onClick={() => print()}>
          {say('PRINT')}
        </button>
      </div>
      {fault && <Trouble fault={fault} />}
      {files && (
        <ul className="files">
          {files.map((one) => (
            <li key={one.name}>
              <button type="button" className="plain" onClick={() => save(one.name, one.base64)}>
                <Foreign text={one.name} />
              </button>
              <span className="quiet">{bytes(language, Math.trunc((one.base64.length * 3) / 4))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
