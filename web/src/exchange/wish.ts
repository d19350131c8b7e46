// What people type into the forms of a release, as the node takes it.

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A bundle as it is, else one of the object or the objects; undefined for what is no JSON of STIX. */
export function bundled(text: string): Members | undefined {
  let told: unknown;
  try {
    told = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (isMembers(told) && told['type'] === 'bundle') return told;
  const objects = Array.isArray(told) ? told : [told];
  const areObjects = objects.length > 0 && objects.every((one) => isMembers(one) && typeof one['type'] === 'string');
  return areObjects ? { type: 'bundle', id: `bundle--${crypto.randomUUID()}`, objects } : undefined;
}

/** Ids between blanks, commas or lines, each once. */
export function idsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((one) => one !== ''))];
}

/** `ID=TEXT`, one a line; a text may have more signs like that. */
export function tearlines(text: string): Record<string, string> {
  const lines = text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one.indexOf('=') > 0);
  return Object.fromEntries(lines.map((one) => [one.slice(0, one.indexOf('=')).trim(), one.slice(one.indexOf('=') + 1).trim()]));
}

/** Items to compare, one a line, each once; empty lines and lines that begin with # are none. */
export function itemsOf(text: string): string[] {
  const lines = text.split('\n').map((one) => one.trim());
  return [...new Set(lines.filter((one) => one !== '' && !one.startsWith('#')))];
}

/**
 * The same object as a new version with another of the traffic lights; its other markings stay.
 *
 * @param lights the ids of all lights
 */
export function remarked(object: Members, light: string, lights: readonly string[], now: Date): Members {
  const refs = Array.isArray(object['object_marking_refs']) ? object['object_marking_refs'] : [];
  const others = refs.filter((one) => typeof one === 'string' && !lights.includes(one));
  return { ...object, modified: now.toISOString(), object_marking_refs: [light, ...others] };
}

/** Whether an object has versions and a traffic light, so that another light is a new version of it. */
export function canRemark(object: Members | null, lights: readonly string[]): object is Members {
  const refs = object?.['object_marking_refs'];
  return typeof object?.['modified'] === 'string' && Array.isArray(refs) && refs.some((one) => lights.includes(one as string));
}

/** What people would call an object. */
export function titleOf(object: Members | null): string {
  for (const name of ['name', 'value', 'abstract', 'content', 'pattern']) {
    const text = object?.[name];
    if (typeof text === 'string' && text !== '') return text;
  }
  return '';
}
