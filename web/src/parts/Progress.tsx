import type { Job } from '#types';
import { count } from '../words/format';
import { useLanguage } from '../words/words';

/** How far a job is: so many, of so many where that is known. */
export function Progress({ of }: { of: Job }) {
  const language = useLanguage();
  return (
    <span className="quiet">
      {count(language, of.progress.done)}
      {of.progress.total !== null && ` / ${count(language, of.progress.total)}`}
    </span>
  );
}
