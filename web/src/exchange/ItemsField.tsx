import { useState } from 'react';
import type { Cases, OverlapItems } from '#types';
import { useAnswer } from '../api/answer';
import { act, post } from '../api/call';
import { Doing, Field, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { count } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { itemsOf } from './wish';

const KINDS = ['address', 'domain', 'imo', 'person'] as const;

/** Items to compare: typed, from a file, or what a case names. They never outlive the page. */
export function ItemsField({ value, set, needsAmounts }: { value: string; set: (text: string) => void; needsAmounts: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const cases = useAnswer<Cases>('case list', () => act<Cases>('case-list'));
  const [from, setFrom] = useState('');
  const [kinds, setKinds] = useState<readonly string[]>(KINDS);
  const { fault, tried } = useTries();
  const number = itemsOf(value).length;
  const add = (lines: readonly string[]) => set(itemsOf([value, ...lines].join('\n')).join('\n'));
  const take = () => tried(async () => add((await post<OverlapItems>('/x/overlaps/items', { cases: [from], kinds })).items));
  return (
    <>
      <Field label={say('OVERLAP_ITEMS')} hint={say(needsAmounts ? 'OVERLAP_ITEMS_HINT_SUM' : 'OVERLAP_ITEMS_HINT')}>
        {(id, hint) => (
          <textarea
            id={id}
            rows={6}
            required
            className="mono"
            spellCheck={false}
            autoComplete="off"
            dir="auto"
            aria-describedby={hint}
            placeholder={needsAmounts ? 'address:0x47666f… = 400000000' : 'address:0x47666f…\nimo:9074729\nperson:LAZARUS GROUP'}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Field>
      <p className="hint" role="status">
        {say('OVERLAP_ITEMS_COUNT', count(language, number))}
      </p>
      <fieldset className="take">
        <legend>{say('OVERLAP_FROM_CASE')}</legend>
        <select className="short" aria-label={say('COLUMN_CASE')} value={from} onChange={(event) => setFrom(event.target.value)}>
          <option value="">{say('RELEASE_CASE_CHOOSE')}</option>
          {(cases.value?.cases ?? []).map((one) => (
            <option key={one.case} value={one.case}>{`${one.case} ${one.title}`.slice(0, 60)}</option>
          ))}
        </select>
        {KINDS.map((one) => (
          <label key={one} className="tick">
            <input
              type="checkbox"
              checked={kinds.includes(one)}
              onChange={(event) => setKinds(event.target.checked ? [...kinds, one] : kinds.filter((kind) => kind !== one))}
            />
            {say(({ address: 'OVERLAP_KIND_ADDRESS', domain: 'OVERLAP_KIND_DOMAIN', imo: 'OVERLAP_KIND_IMO', person: 'OVERLAP_KIND_PERSON' } as const)[one])}
          </label>
        ))}
        <Doing label={say('OVERLAP_TAKE')} disabled={from === '' || kinds.length === 0} work={take} />
        <label className="button file">
          {say('OVERLAP_FILE')}
          <input
            type="file"
            className="unseen"
            accept=".txt,.csv,text/plain"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void file.text().then((text) => add(itemsOf(text)));
              event.target.value = '';
            }}
          />
        </label>
      </fieldset>
      {fault && <Trouble fault={fault} />}
    </>
  );
}
