import { useEffect, useMemo, useRef, useState } from 'react';
import type { Cases, Session } from '#types';
import { useAnswer } from '../api/answer';
import { act } from '../api/call';
import { Foreign } from '../parts/parts';
import { LANGUAGES, OWN_NAMES, speak, useSay } from '../words/words';
import { offers } from './commands';
import { DOINGS } from './doings';
import { go, to } from './router';
import { screensOf } from './screens';
import { show, THEMES } from './theme';

interface Command {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly run: () => void;
}

/** Every word of what is typed stands somewhere in the name, in any order. */
export function fits(name: string, typed: string): boolean {
  const low = name.normalize('NFKC').toLowerCase();
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}

const READS = ['analyst', 'approver', 'auditor'];

function useCommands(session: Session): Command[] {
  const say = useSay();
  const reads = READS.includes(session.role ?? '');
  const cases = useAnswer<Cases>('case list', () =>
    reads ? act<Cases>('case-list') : Promise.resolve({ cases: [] }),
  );
  return useMemo(() => {
    const all: Command[] = [...offers()];
    const screens: Command[] = screensOf(session).map((one) => ({
      id: `go ${one.path}`,
      name: say(one.word),
      kind: `g ${one.key}`,
      run: () => go(to([one.path])),
    }));
    all.push(...screens);
    const role = session.role;
    for (const one of DOINGS.filter((doing) => role !== null && doing.roles.includes(role))) {
      all.push({ id: `do ${one.word} ${one.to}`, name: say(one.word), kind: say('PALETTE_DO'), run: () => go(one.to) });
    }
    for (const one of cases.value?.cases ?? []) {
      all.push({
        id: `case ${one.case}`,
        name: `${one.case} ${one.title}`,
        kind: say('PALETTE_CASE'),
        run: () => go(to(['cases', one.case])),
      });
    }
    for (const one of LANGUAGES) {
      all.push({ id: one, name: OWN_NAMES[one], kind: say('LANGUAGE'), run: () => void speak(one) });
    }
    const themes = { system: say('THEME_SYSTEM'), light: say('THEME_LIGHT'), dark: say('THEME_DARK') };
    for (const one of THEMES) {
      all.push({ id: one, name: themes[one], kind: say('THEME'), run: () => show(one) });
    }
    return all;
  }, [say, session, cases.value]);
}

export function Palette({ session, close }: { session: Session; close: () => void }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(session);
  const found = commands.filter((one) => fits(one.name, typed)).slice(0, 50);
  const chosen = Math.min(at, found.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(`palette-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  function run(one: Command | undefined) {
    if (!one) return;
    close();
    one.run();
  }
  return (
    <dialog ref={dialog} className="palette" aria-label={say('PALETTE')} onClose={close} onClick={(event) => {
      if (event.target === dialog.current) close();
    }}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${chosen}` : undefined}
        aria-label={say('PALETTE')}
        placeholder={say('PALETTE_HINT')}
        autoFocus
        dir="auto"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          // While a Korean or Japanese word is being composed, Enter belongs to it.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
          else if (event.key === 'Enter') run(found[chosen]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="palette-list" role="listbox" aria-label={say('PALETTE')}>
        {found.map((one, i) => (
          <li
            key={one.id}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === chosen}
            onClick={() => run(one)}
            onMouseMove={() => setAt(i)}
          >
            <Foreign text={one.name} />
            <span className="kind">{one.kind}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="hint">{say('PALETTE_NOTHING')}</p>}
    </dialog>
  );
}
