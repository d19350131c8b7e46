import { useSay } from '../words/words';
import { coin } from './amounts';
import type { Coin } from './document';
import type { View } from './fold';
import { assetInks, KIND_WORDS, kindOf, LIGHT, plain, shapeOf, type LookKind } from './look';

/** Only what is in the picture; forms before colours. */
export function Legend({ view, coins }: { view: View; coins: ReadonlyMap<string, Coin> }) {
  const say = useSay();
  const kinds = new Set<LookKind>(view.shown.map(kindOf));
  const order = Object.keys(KIND_WORDS) as LookKind[];
  const assets = [...assetInks(view.lines, LIGHT).keys()];
  return (
    <ul className="legend" aria-label={say('TRACE_LEGEND')}>
      {order
        .filter((one) => kinds.has(one))
        .map((one) => (
          <li key={one}>
            <span className={`shape ${shapeOf(one)} k-${one}`} aria-hidden="true" />
            {say(KIND_WORDS[one])}
          </li>
        ))}
      {assets.slice(0, 8).map((one, i) => {
        const [network = '', asset = ''] = one.split(' ');
        return (
          <li key={one}>
            <span className={`stroke a-${Math.min(i, 5)}`} aria-hidden="true" />
            <bdi>{plain(coin(coins, network, asset).symbol, 16)}</bdi>
          </li>
        );
      })}
      {view.shown.some((one) => one.place?.exit?.status === 'open') && (
        <li>
          <span className="shape circle ring-open" aria-hidden="true" />
          {say('EXIT_OPEN_MORE')}
        </li>
      )}
      <li className="quiet">{say('TRACE_WIDTH')}</li>
    </ul>
  );
}
