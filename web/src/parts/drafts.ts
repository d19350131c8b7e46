// What somebody has typed and not sent yet outlives a reload, in this tab only: never passwords,
// never files, nothing of a field marked `data-unkept`. It goes when it is sent, when its writer
// signs out, and when somebody else signs in.

const PREFIX = 'entente.draft ';
const OWNER = 'entente.drafts-of';
/** A draft that is longer is not kept: the browser would refuse others for it. */
const MOST_CHARS = 200_000;

/** Names and values of fields in their order; a name may stand more than once. */
export type Draft = readonly (readonly [string, string])[];

function store(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

export function draft(name: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(store()?.getItem(PREFIX + name) ?? 'null');
    const isDraft =
      Array.isArray(kept) && kept.every((one) => Array.isArray(one) && one.length === 2 && one.every((s) => typeof s === 'string'));
    return isDraft ? (kept as Draft) : undefined;
  } catch {
    return undefined;
  }
}

/** One field of a draft: for what is shown depends on it. */
export function drafted(name: string, field: string): string | undefined {
  return draft(name)?.find(([one]) => one === field)?.[1];
}

/** The drafts whose names begin so. */
export function draftNames(prefix: string): string[] {
  return Object.keys(store() ?? {})
    .filter((key) => key.startsWith(PREFIX + prefix))
    .map((key) => key.slice(PREFIX.length));
}

export function keepDraft(name: string, values: Draft): void {
  const text = JSON.stringify(values);
  try {
    if (text.length > MOST_CHARS) store()?.removeItem(PREFIX + name);
    else store()?.setItem(PREFIX + name, text);
  } catch {
    // A browser that keeps nothing.
  }
}

export function forgetDraft(name: string): void {
  try {
    store()?.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept.
  }
}

export function forgetDrafts(): void {
  const kept = store();
  if (!kept) return;
  for (const key of Object.keys(kept).filter((one) => one.startsWith(PREFIX) || one === OWNER)) kept.removeItem(key);
}

/** Whose drafts these are from now on; another's go. */
export function draftsOf(person: string): void {
  const kept = store();
  if (!kept) return;
  try {
    if (kept.getItem(OWNER) !== person) forgetDrafts();
    kept.setItem(OWNER, person);
  } catch {
    // A browser that keeps nothing.
  }
}
