import { Badge, NodeWord, type Tone } from '../parts/parts';

const TONES: Record<string, Tone> = { approved: 'good', refused: 'bad', proposed: 'watch' };

/** Whether a second person approved it. */
export function Standing({ word }: { word: string }) {
  return (
    <Badge tone={TONES[word] ?? 'plain'}>
      <NodeWord prefix="STANDING" word={word} />
    </Badge>
  );
}
