import { useState, type FormEvent } from 'react';
import type { CaseEntry, Cases } from '#types';
import { changed, useAnswer } from '../api/answer';
import { act, Fault } from '../api/call';
import { Field, Trouble } from '../parts/parts';
import { useSay } from '../words/words';
import { written, type History } from './edits';
import { plain } from './look';
import { VIEW_SOURCE, type Source } from './source';

/** Bytes of UTF-8 as base64. */
function base64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** A view goes into the case as a note, where it is never changed and everybody of the case sees it. */
export function Save({ source, history, notes, query, close }: {
  source: Source;
  history: History;
  notes: ReadonlyMap<string, string>;
  query: string;
  close: () => void;
}) {
  const say = useSay();
  const cases = useAnswer<Cases>('case list', () => act('case-list'));
  const [fault, setFault] = useState<Fault>();
  const [isAtWork, setAtWork] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const title = String(form.get('title') ?? '').trim();
    const caseId = source.caseId || String(form.get('case') ?? '');
    setAtWork(true);
    try {
      let { evidence } = source;
      // The trace itself comes first: a view of what nobody can look up says nothing.
      if (evidence === 0 && source.job) {
        evidence = (await act<CaseEntry>('case-add', { case: caseId, job: source.job.id })).number;
      }
      const list = [...notes].map(([id, text]) => `${plain(id, 160)}: ${text}`);
      await act<CaseEntry>('case-add', {
        case: caseId,
        kind: 'note',
        title,
        text: [title, ...list].join('\n').slice(0, 20_000),
        file: 'trace-view.json',
        base64: base64(written({ kind: 'entente-trace-view', sha256: source.sha256, title, query, history })),
        source: `${VIEW_SOURCE}${source.sha256}`,
        ...(evidence > 0 ? { about: String(evidence) } : {}),
      });
      changed('case');
      changed('jobs');
      close();
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
      setAtWork(false);
    }
  }
  return (
    <form className="card form" onSubmit={submit} aria-label={say('TRACE_SAVE')}>
      <p className="hint">{say(source.evidence === 0 ? 'TRACE_SAVE_BOTH' : 'TRACE_SAVE_MORE')}</p>
      <Field label={say('FIELD_TITLE')}>
        {(id) => <input id={id} name="title" required maxLength={200} dir="auto" autoFocus />}
      </Field>
      {source.caseId === '' && (
        <Field label={say('COLUMN_CASE')}>
          {(id) => (
            <select id={id} name="case" required>
              {(cases.value?.cases ?? [])
                .filter((one) => one.state === 'open')
                .map((one) => (
                  <option key={one.case} value={one.case}>
                    {`${one.case} ${plain(one.title, 60)}`}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      {fault && <Trouble fault={fault} />}
      <p className="acts">
        <button type="submit" className="main" disabled={isAtWork} aria-busy={isAtWork}>
          {say('TRACE_SAVE')}
        </button>
        <button type="button" onClick={close}>
          {say('CANCEL')}
        </button>
      </p>
    </form>
  );
}
