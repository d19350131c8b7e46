import { useEffect, useState } from 'react';
import { Badge, Long, Time } from '../parts/parts';
import { count } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { include, type Computed, type Inclusion } from './inclusion';

/** Computed here, at once: the transaction's way into its block, row by row. */
export function Included({ txid, block, said }: { txid: string; block: string; said: Inclusion }) {
  const say = useSay();
  const language = useLanguage();
  const [found, setFound] = useState<Computed>();
  useEffect(() => {
    let isHere = true;
    void include(txid, block, said).then((one) => isHere && setFound(one));
    return () => {
      isHere = false;
    };
  }, [txid, block, said]);
  if (!found) return null;
  return (
    <details className="included">
      <summary>
        <Badge tone={found.flaw === null ? 'good' : 'bad'}>{say(found.flaw ?? 'INCLUSION_HOLDS')}</Badge>
      </summary>
      <p className="quiet">{say('INCLUSION_LEAD')}</p>
      <ol className="rows">
        <li>
          <span>{say('INCLUSION_TX', count(language, said.index + 1), count(language, said.transactions))}</span>
          <Long text={txid} keep={8} />
        </li>
        {found.rows.map((one, i) => (
          <li key={i}>
            <span>{say(one.isRight ? 'INCLUSION_LEFT' : 'INCLUSION_RIGHT')}</span>
            <Long text={one.beside} keep={8} />
          </li>
        ))}
        <li>
          <span>{say('INCLUSION_ROOT')}</span>
          <Long text={found.root} keep={8} />
        </li>
        <li>
          <span>{say('INCLUSION_HASH')}</span>
          <Long text={found.block} keep={8} />
        </li>
        <li>
          <span>{say('INCLUSION_TIME')}</span>
          <Time at={new Date(found.time * 1000).toISOString()} />
        </li>
        <li>
          <span>{say('INCLUSION_WORKED')}</span>
          <span>{`2^${found.workBits}`}</span>
        </li>
      </ol>
    </details>
  );
}
