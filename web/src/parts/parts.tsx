import { useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import type { Answer } from '../api/answer';
import type { Fault } from '../api/call';
import { go } from '../frame/router';
import { ago, span, time } from '../words/format';
import { sayNode, useLanguage, useSay, type Say, type Word } from '../words/words';
import { mixed, pieces } from './foreign';

/** Text from outside: as text, in its own direction, with what it hides or imitates told. */
export function Foreign({ text }: { text: string }) {
  const say = useSay();
  const parts = pieces(text);
  const scripts = mixed(text);
  return (
    <bdi className="foreign">
      {parts.map((one, i) =>
        one.kind === 'text' ? (
          <span key={i}>{one.text}</span>
        ) : (
          <span key={i} className="sign" title={say('FOREIGN_SIGN')}>
            {one.code}
          </span>
        ),
      )}
      {scripts.length > 0 && (
        <span className="sign mixed" title={say('FOREIGN_MIXED_MORE')}>
          {say('FOREIGN_MIXED', scripts.join(' + '))}
        </span>
      )}
    </bdi>
  );
}

/** A link within the pages; opens elsewhere like any link does. */
export function Link({ to, className, children, label, current }: {
  to: string;
  className?: string | undefined;
  children: ReactNode;
  label?: string | undefined;
  current?: boolean | undefined;
}) {
  return (
    <a
      href={to}
      className={className}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
          event.preventDefault();
          go(to);
        }
      }}
    >
      {children}
    </a>
  );
}

export function Time({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={at.replace('T', ' ').replace(/\.?0*Z$/, ' UTC')}>
      {time(language, at)}
    </time>
  );
}

export function Ago({ at }: { at: string }) {
  const language = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={at}>
      {ago(language, at, now)}
    </time>
  );
}

/** A clock that runs: so long already, when the node was asked, and what passed since. */
export function Running({ micros }: { micros: number }) {
  const language = useLanguage();
  const asked = useMemo(() => performance.now(), [micros]);
  const [now, setNow] = useState(asked);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span className="number">{span(language, micros + Math.max(0, now - asked) * 1000)}</span>;
}

/** A long hash or address: cut in the middle on screen, whole when copied or printed. */
export function Long({ text, keep = 10 }: { text: string; keep?: number }) {
  const say = useSay();
  const [isCopied, setCopied] = useState(false);
  const isCut = text.length > keep * 2 + 1;
  return (
    <button
      type="button"
      className="long"
      title={say('COPY_WHOLE', text)}
      onClick={async () => {
        try {
          await navigator.clipboard.writeText(text);
          setCopied(true);
          setTimeout(() => setCopied(false), 1500);
        } catch {
          // Without a clipboard the title still shows all of it.
        }
      }}
    >
      <code>{isCut ? `${text.slice(0, keep)}…${text.slice(-keep)}` : text}</code>
      <span className="copied" aria-live="polite">
        {isCopied ? say('COPIED') : ''}
      </span>
    </button>
  );
}

export type Tone = 'plain' | 'good' | 'watch' | 'bad' | 'quiet';

/** A state in a word, with a sign beside the colour. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>;
}

/** The Traffic Light Protocol's marking, by its own colours beside the word. */
export function Marking({ word }: { word: string }) {
  const say = useSay();
  const name = word.replace(/^TLP:/i, '').toLowerCase();
  const [colour = ''] = name.split('+');
  return <span className={`badge tlp ${colour || 'none'}`}>{name === '' ? say('MARKING_NONE') : `TLP:${name.toUpperCase()}`}</span>;
}

/** Why something failed, and what to do. */
export function faultText(say: Say, fault: Fault): { reason: string; next: string } {
  switch (fault.status) {
    case 0:
      return { reason: say('FAULT_OFFLINE'), next: say('FAULT_OFFLINE_NEXT') };
    case 401:
      return { reason: say('FAULT_SIGNED_OUT'), next: '' };
    case 403:
      return { reason: say('FAULT_FORBIDDEN'), next: fault.reason };
    case 404:
      return { reason: say('FAULT_NOT_FOUND'), next: say('FAULT_NOT_FOUND_NEXT') };
    case 429:
      return { reason: say('FAULT_TOO_MANY'), next: '' };
    default:
      return fault.status >= 500
        ? { reason: say('FAULT_NODE', fault.status), next: fault.reason }
        : { reason: fault.reason, next: fault.next };
  }
}

export function Trouble({ fault, again }: { fault: Fault; again?: (() => void) | undefined }) {
  const say = useSay();
  const { reason, next } = faultText(say, fault);
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{reason}</strong>
      </p>
      {next !== '' && <p>{next}</p>}
      {again && (
        <button type="button" onClick={again}>
          {say('AGAIN')}
        </button>
      )}
    </div>
  );
}

/** An answer on its way, failed, or here. What was here before stays while it is asked again. */
export function Shown<T>({ answer, children }: { answer: Answer<T>; children: (value: T) => ReactNode }) {
  const say = useSay();
  if (answer.value !== undefined) {
    return (
      <>
        {answer.fault && <Trouble fault={answer.fault} again={answer.again} />}
        {children(answer.value)}
      </>
    );
  }
  if (answer.fault) return <Trouble fault={answer.fault} again={answer.again} />;
  return (
    <p className="waiting" role="status">
      {say('LOADING')}
    </p>
  );
}

/** Nothing here yet: what would be here, and how it comes here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Field({ label, hint, children }: {
  label: string;
  hint?: string | undefined;
  children: (id: string, hintId: string | undefined) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id, hint ? `${id}h` : undefined)}
      {hint && (
        <p className="hint" id={`${id}h`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A button whose work takes time: it can't be pressed twice, and its trouble stands beside it. */
export function Doing({ label, work, kind = 'button', tone = '', disabled = false }: {
  label: string;
  work: () => Promise<void>;
  kind?: 'button' | 'submit';
  tone?: string;
  disabled?: boolean;
}) {
  const [isAtWork, setAtWork] = useState(false);
  return (
    <button
      type={kind}
      className={tone}
      aria-busy={isAtWork}
      disabled={disabled || isAtWork}
      onClick={async (event) => {
        if (kind === 'submit') return;
        event.preventDefault();
        setAtWork(true);
        try {
          await work();
        } finally {
          setAtWork(false);
        }
      }}
    >
      {label}
    </button>
  );
}

export interface Column<T> {
  readonly head: Word;
  readonly cell: (row: T) => ReactNode;
  readonly isNumber?: boolean;
}

/** Rows under their heads; where there is no room for that, a card for each row. What is drawn as a
    card is still a table to whoever hears it: so its roles are said. */
export function Table<T>({ caption, columns, rows, id }: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  id: (row: T) => string;
}) {
  const say = useSay();
  return (
    <div className="scroll rows" tabIndex={0} role="region" aria-label={caption}>
      <table role="table">
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((one) => (
              <th key={one.head} role="columnheader" scope="col" className={one.isNumber ? 'number' : undefined}>
                {say(one.head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={id(row)} role="row">
              {columns.map((one) => (
                <td key={one.head} role="cell" data-head={say(one.head)} className={one.isNumber ? 'number' : undefined}>
                  <div>{one.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A word of the node in the reader's language. */
export function NodeWord({ prefix, word }: { prefix: string; word: string }) {
  return <>{sayNode(useSay(), prefix, word)}</>;
}

export function Heading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="heading">
      <h1 tabIndex={-1}>{title}</h1>
      {children && <div className="acts">{children}</div>}
    </header>
  );
}
