import type { Reason } from '#types';
import { knownWord, sayNode, useSay } from '../words/words';
import { Foreign } from './parts';

/** Why something stays, in the reader's language; as the node said it where its word is newer than this page. */
export function Why({ of }: { of: Reason }) {
  const say = useSay();
  // What came for one purpose and would go for another names both, by the node's words.
  const told = of.word === 'consent-purpose' ? of.told.map((one) => sayNode(say, 'PURPOSE', one)) : of.told;
  const text = knownWord(say, 'WITHHELD', of.word, ...told);
  return text === undefined ? (
    <span lang="en">
      <Foreign text={of.text} />
    </span>
  ) : (
    <Foreign text={text} />
  );
}
