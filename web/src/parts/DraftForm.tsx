import { Fragment, useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useSay } from '../words/words';
import { draft, forgetDraft, keepDraft, type Draft } from './drafts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isKept(one: Element): one is Control {
  return (
    (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) &&
    one.name !== '' &&
    !('unkept' in one.dataset) &&
    !['password', 'file', 'hidden', 'submit', 'button'].includes(one.type)
  );
}

const isTick = (one: Control): one is HTMLInputElement => one.type === 'checkbox' || one.type === 'radio';

function written(form: HTMLFormElement): Draft {
  return [...form.elements]
    .filter(isKept)
    .filter((one) => !isTick(one) || one.checked)
    .map((one) => [one.name, one.value] as const);
}

/**
 * A form whose fields are the browser's own. What is written outlives a reload and is there again,
 * also in fields that come later; a note says so. Whoever sends it calls `forgetDraft(name)`.
 */
export function DraftForm({ name, label, className = 'card form', submit, change, reset, children }: {
  name: string;
  label: string;
  className?: string;
  submit: (form: FormData, element: HTMLFormElement) => void;
  /** Something was typed or chosen. */
  change?: () => void;
  /** What was restored is thrown away: what else follows from it begins anew. */
  reset?: () => void;
  children: ReactNode;
}) {
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const [kept, setKept] = useState(() => draft(name));
  const [round, setRound] = useState(0);
  const done = useRef(new WeakSet<Element>());
  useLayoutEffect(() => {
    if (!kept || !form.current) return;
    for (const one of [...form.current.elements].filter(isKept)) {
      if (done.current.has(one)) continue;
      const values = kept.filter(([field]) => field === one.name).map(([, value]) => value);
      if (isTick(one)) {
        one.checked = values.includes(one.value);
        done.current.add(one);
      } else if (values[0] === undefined) {
        done.current.add(one);
      } else {
        one.value = values[0];
        // A choice whose options aren't here yet is tried again.
        if (one.value === values[0]) done.current.add(one);
      }
    }
  });
  function typed(event: FormEvent<HTMLFormElement>) {
    if (event.target instanceof Element) done.current.add(event.target);
    keepDraft(name, written(event.currentTarget));
    change?.();
  }
  return (
    <form
      ref={form}
      className={className}
      aria-label={label}
      onInput={typed}
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget), event.currentTarget);
      }}
    >
      {kept && (
        <p className="restored" role="status">
          {say('DRAFT_RESTORED')}{' '}
          <button
            type="button"
            className="plain"
            onClick={() => {
              forgetDraft(name);
              setKept(undefined);
              setRound(round + 1);
              reset?.();
            }}
          >
            {say('DRAFT_DISCARD')}
          </button>
        </p>
      )}
      <Fragment key={round}>{children}</Fragment>
    </form>
  );
}
