import type { View } from './fold';
import type { Layout } from './layout';

/** Where an arrow key goes: along the largest line, or to the neighbour above or below. */
export function beside(view: View, layout: Layout, from: string | null, way: 'left' | 'right' | 'up' | 'down'): string | null {
  const at = from === null ? undefined : layout.spots.get(from);
  if (from === null || !at) {
    return (view.shown.find((one) => one.place?.isStart) ?? view.shown[0])?.id ?? null;
  }
  if (way === 'left' || way === 'right') {
    let best: { id: string; share: number } | null = null;
    for (const line of view.lines) {
      const [here, there] = way === 'right' ? [line.from, line.to] : [line.to, line.from];
      if (here === from && (best === null || line.share > best.share)) best = { id: there, share: line.share };
    }
    return best?.id ?? null;
  }
  const sign = way === 'down' ? 1 : -1;
  let found: string | null = null;
  let nearest = Infinity;
  for (const one of view.shown) {
    const spot = layout.spots.get(one.id);
    if (!spot || one.id === from) continue;
    const dy = (spot.y - at.y) * sign;
    // Those of the same layer first: what stands beside counts as far away.
    const far = dy + Math.abs(spot.x - at.x) * 20;
    if (dy > 0 && far < nearest) {
      nearest = far;
      found = one.id;
    }
  }
  return found;
}
