// What somebody does to a picture: each step is kept, can be undone and done again, and is saved
// as it is. The state follows from the steps alone.

export type Step =
  | { readonly do: 'hide'; readonly ids: readonly string[] }
  | { readonly do: 'show'; readonly ids: readonly string[] }
  | { readonly do: 'open' | 'shut' | 'reset'; readonly id: string }
  | { readonly do: 'pin'; readonly id: string; readonly x: number; readonly y: number }
  | { readonly do: 'unpin'; readonly id: string }
  | { readonly do: 'note'; readonly id: string; readonly text: string };

export interface Edits {
  readonly hidden: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly shut: ReadonlySet<string>;
  readonly pinned: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly notes: ReadonlyMap<string, string>;
}

export interface History {
  readonly steps: readonly Step[];
  /** So many of the steps hold; those behind were undone. */
  readonly at: number;
}

export const EMPTY: History = { steps: [], at: 0 };
/** Whoever comes here saves the view first. */
const MOST = 5000;
const LONGEST = 2000;

export function done(history: History, step: Step): History {
  const steps = [...history.steps.slice(0, history.at), step];
  return steps.length > MOST ? history : { steps, at: steps.length };
}

export const undone = (history: History): History => ({ ...history, at: Math.max(0, history.at - 1) });
export const redone = (history: History): History => ({
  ...history,
  at: Math.min(history.steps.length, history.at + 1),
});

export function edits(history: History): Edits {
  const hidden = new Set<string>();
  const open = new Set<string>();
  const shut = new Set<string>();
  const pinned = new Map<string, { x: number; y: number }>();
  const notes = new Map<string, string>();
  for (const step of history.steps.slice(0, history.at)) {
    switch (step.do) {
      case 'hide':
        step.ids.forEach((id) => hidden.add(id));
        break;
      case 'show':
        step.ids.forEach((id) => hidden.delete(id));
        break;
      case 'open':
        open.add(step.id);
        shut.delete(step.id);
        break;
      case 'shut':
        shut.add(step.id);
        open.delete(step.id);
        break;
      case 'reset':
        shut.delete(step.id);
        open.delete(step.id);
        break;
      case 'pin':
        pinned.set(step.id, { x: step.x, y: step.y });
        break;
      case 'unpin':
        pinned.delete(step.id);
        break;
      case 'note':
        if (step.text === '') notes.delete(step.id);
        else notes.set(step.id, step.text);
        break;
    }
  }
  return { hidden, open, shut, pinned, notes };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;

function step(value: unknown): Step | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const of = value as Record<string, unknown>;
  const { id, ids, x, y, text } = of;
  switch (of['do']) {
    case 'hide':
    case 'show':
      return Array.isArray(ids) && ids.every(isText) ? { do: of['do'], ids } : undefined;
    case 'open':
    case 'shut':
    case 'reset':
    case 'unpin':
      return isText(id) ? { do: of['do'], id } : undefined;
    case 'pin':
      return isText(id) && Number.isFinite(x) && Number.isFinite(y)
        ? { do: 'pin', id, x: x as number, y: y as number }
        : undefined;
    case 'note':
      return isText(id) && isText(text) ? { do: 'note', id, text } : undefined;
    default:
      return undefined;
  }
}

export interface Saved {
  readonly kind: 'entente-trace-view';
  /** Of the trace's document: a view of another is refused. */
  readonly sha256: string;
  readonly title: string;
  /** The part of the address that says what is seen. */
  readonly query: string;
  readonly history: History;
}

export const written = (saved: Saved): string => JSON.stringify(saved);

/** Undefined for what isn't a saved view, or not of this trace. Unknown steps are left out. */
export function readSaved(json: string, sha256: string): Saved | undefined {
  try {
    const of = JSON.parse(json) as Record<string, unknown>;
    if (of['kind'] !== 'entente-trace-view' || of['sha256'] !== sha256) return undefined;
    const history = of['history'] as { steps?: unknown; at?: unknown } | undefined;
    const all = Array.isArray(history?.steps) ? history.steps.slice(0, MOST) : [];
    const steps = all.map(step).filter((one) => one !== undefined);
    const at = typeof history?.at === 'number' ? Math.max(0, Math.min(steps.length, Math.trunc(history.at))) : steps.length;
    return {
      kind: 'entente-trace-view',
      sha256,
      title: isText(of['title']) ? of['title'] : '',
      query: isText(of['query']) ? of['query'] : '',
      history: { steps, at },
    };
  } catch {
    return undefined;
  }
}
