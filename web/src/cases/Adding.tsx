import { useState } from 'react';
import type { CaseEntry } from '#types';
import { changed } from '../api/answer';
import { act, Fault } from '../api/call';
import { DraftForm } from '../parts/DraftForm';
import { drafted, draftNames, forgetDraft } from '../parts/drafts';
import { Field, Trouble } from '../parts/parts';
import { sayNode, useSay } from '../words/words';
import { EVIDENCE } from './course';

export const ADDABLE = [
  'note',
  'file',
  'event',
  'hypothesis',
  'support',
  'contradiction',
  'innocent',
  'finding',
  'decision',
  'task',
  'done',
] as const;
export type Addable = (typeof ADDABLE)[number];

const MARKINGS = ['clear', 'green', 'amber', 'amber+strict', 'red', 'none'] as const;
const MOST_BYTES = 50_000_000;
/** What these are about must be named. */
const ABOUT: Partial<Record<Addable, string>> = {
  support: 'hypothesis',
  contradiction: 'hypothesis',
  innocent: 'hypothesis',
  done: 'task',
};

async function base64(file: File): Promise<string> {
  const url = await new Promise<string>((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

function named(entries: readonly CaseEntry[], kinds: readonly string[]) {
  return entries
    .filter((one) => kinds.includes(one.kind))
    .map((one) => (
      <option key={one.number} value={one.number}>
        {`#${one.number} ${one.title ?? one.text ?? ''}`.slice(0, 90)}
      </option>
    ));
}

const draftName = (id: string, what: Addable, about: number | undefined) => `case ${id} ${what} ${about ?? ''}`;

/** What was being added before the page was loaded anew. */
export function wasAdding(id: string): { what: Addable; about: number | undefined } | undefined {
  const [what, about] = draftNames(`case ${id} `)[0]?.slice(`case ${id} `.length).split(' ') ?? [];
  const known = ADDABLE.find((one) => one === what);
  return known && { what: known, about: about ? Number(about) : undefined };
}

export function Adding({ id, entries, what, about, close }: {
  id: string;
  entries: readonly CaseEntry[];
  what: Addable;
  about: number | undefined;
  close: () => void;
}) {
  const say = useSay();
  const name = draftName(id, what, about);
  const [kind, setKind] = useState<Addable>(() => ADDABLE.find((one) => one === drafted(name, 'kind')) ?? what);
  const [fault, setFault] = useState<Fault>();
  const [isAtWork, setAtWork] = useState(false);
  const aboutKind = ABOUT[kind];
  async function submit(form: FormData) {
    const body: Record<string, unknown> = { case: id };
    for (const [field, value] of form) {
      if (typeof value === 'string' && value !== '' && field !== 'kind') body[field] = value;
    }
    setAtWork(true);
    try {
      const file = form.get('upload');
      if (file instanceof File && file.size > 0) {
        if (file.size > MOST_BYTES) throw new Fault(-1, say('FILE_TOO_LONG'), '');
        body.file = file.name;
        body.base64 = await base64(file);
      } else {
        body.kind = kind;
      }
      await act<CaseEntry>('case-add', body);
      forgetDraft(name);
      changed('case');
      close();
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
      setAtWork(false);
    }
  }
  return (
    <DraftForm name={name} label={say('ENTRY_ADD')} submit={submit} reset={() => setKind(what)}>
      <Field label={say('COLUMN_KIND')}>
        {(field) => (
          <select id={field} name="kind" value={kind} onChange={(event) => setKind(event.target.value as Addable)}>
            {ADDABLE.map((one) => (
              <option key={one} value={one}>
                {sayNode(say, 'ENTRY', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'file' && (
        <>
          <Field label={say('FIELD_FILE')} hint={say('FIELD_FILE_HINT')}>
            {(field, hint) => <input id={field} name="upload" type="file" required aria-describedby={hint} />}
          </Field>
          <Field label={say('COLUMN_SOURCE')}>
            {(field) => <input id={field} name="source" required dir="auto" />}
          </Field>
        </>
      )}
      {aboutKind && (
        <Field label={sayNode(say, 'ENTRY', aboutKind)}>
          {(field) => (
            <select id={field} name="about" required defaultValue={about}>
              {named(entries, [aboutKind])}
            </select>
          )}
        </Field>
      )}
      {(kind === 'support' || kind === 'contradiction') && (
        <Field label={say('CASE_EVIDENCE')}>
          {(field) => (
            <select id={field} name="evidence" required>
              {named(entries, EVIDENCE)}
            </select>
          )}
        </Field>
      )}
      <Field label={say('FIELD_TITLE')}>
        {(field) => (
          <input id={field} name="title" required={kind !== 'file'} maxLength={200} dir="auto" autoFocus />
        )}
      </Field>
      <Field label={say('FIELD_TEXT')}>
        {(field) => (
          <textarea id={field} name="text" rows={3} dir="auto" required={kind === 'note' || kind === 'decision'} />
        )}
      </Field>
      {kind === 'finding' && (
        <Field label={say('FIELD_CONFIDENCE')} hint={say('FIELD_CONFIDENCE_HINT')}>
          {(field, hint) => (
            <select id={field} name="word" aria-describedby={hint}>
              {['low', 'moderate', 'high'].map((one) => (
                <option key={one} value={one}>
                  {sayNode(say, 'CONFIDENCE', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {(kind === 'event' || kind === 'file') && (
        <Field label={say('FIELD_HELD')} hint={say('FIELD_HELD_HINT')}>
          {(field, hint) => (
            <input id={field} name="from" placeholder="2025-02-21T14:16:11Z" aria-describedby={hint} />
          )}
        </Field>
      )}
      {kind === 'file' && (
        <Field label={say('CLOCK_PUBLISHED')} hint={say('FIELD_PUBLISHED_HINT')}>
          {(field, hint) => <input id={field} name="published" placeholder="2025-02-26" aria-describedby={hint} />}
        </Field>
      )}
      <Field label={say('COLUMN_MARKING')}>
        {(field) => (
          <select id={field} name="marking" defaultValue="amber">
            {MARKINGS.map((one) => (
              <option key={one} value={one}>
                {one === 'none' ? say('MARKING_NONE') : `TLP:${one.toUpperCase()}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      {fault && <Trouble fault={fault} />}
      <div className="acts">
        <button type="submit" className="main" disabled={isAtWork} aria-busy={isAtWork}>
          {say('ENTRY_ADD')}
        </button>
        <button type="button" onClick={() => {
          forgetDraft(name);
          close();
        }}>
          {say('CANCEL')}
        </button>
      </div>
    </DraftForm>
  );
}
