import type { ReactNode } from 'react';
import type { CaseEntry } from '#types';
import { go, to } from '../frame/router';
import { Foreign, Long, Marking, NodeWord, Time } from '../parts/parts';
import { day, hour } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { at, clockWord, CLOCKS, content, days, EVIDENCE, type Clock } from './course';
import { Standing } from './Standing';
import type { ViewProps } from './view';

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
