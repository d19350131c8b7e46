import { useEffect, useState } from 'react';
import { sayNode, useSay } from '../words/words';
import { Field, Long } from './parts';

/** What something is given for, as the node calls it. */
export const PURPOSES = ['investigation', 'prosecution', 'sanctions', 'protection', 'exercise'] as const;

/** @param unsaid what it means to choose nothing; without it the first purpose is chosen */
export function PurposeField({ unsaid }: { unsaid?: string }) {
  const say = useSay();
  return (
    <Field label={say('FIELD_PURPOSE')} hint={say('FIELD_PURPOSE_HINT')}>
      {(id, hint) => (
        <select id={id} name="purpose" aria-describedby={hint}>
          {unsaid !== undefined && <option value="">{unsaid}</option>}
          {PURPOSES.map((one) => (
            <option key={one} value={one}>
              {sayNode(say, 'PURPOSE', one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function UntilField() {
  const say = useSay();
  return (
    <Field label={say('FIELD_UNTIL')} hint={say('FIELD_UNTIL_HINT')}>
      {(id, hint) => <input id={id} name="until" type="date" className="short" aria-describedby={hint} />}
    </Field>
  );
}

/** The day's begin in UTC, as the node wants a time; nothing for no day. */
export function dayBegin(day: FormDataEntryValue | null): string | undefined {
  return typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00Z` : undefined;
}

/** SHA-256 of a text's UTF-8 bytes, computed here. */
export function Sha256({ of }: { of: string }) {
  const [hash, setHash] = useState('');
  useEffect(() => {
    let isOld = false;
    void crypto.subtle?.digest('SHA-256', new TextEncoder().encode(of)).then((made) => {
      if (!isOld) setHash([...new Uint8Array(made)].map((one) => one.toString(16).padStart(2, '0')).join(''));
    });
    return () => {
      isOld = true;
    };
  }, [of]);
  return hash === '' ? null : <Long text={hash} keep={8} />;
}
