import { to } from '../frame/router';
import { Foreign, Link } from '../parts/parts';
import { useSay } from '../words/words';

/** What an entry of a log holds, and the way to its proof. */
export function EntryMore({ object, proof }: { object: unknown; proof: Record<string, string> }) {
  const say = useSay();
  return (
    <>
      {object !== null && object !== undefined && (
        <details>
          <summary>{say('ENTRY_MORE')}</summary>
          <pre className="note" tabIndex={0}>
            <Foreign text={JSON.stringify(object, null, 2)} />
          </pre>
        </details>
      )}
      <Link to={to(['exchange', 'verify'], proof)}>{say('EXCHANGE_VERIFY')}</Link>
    </>
  );
}
