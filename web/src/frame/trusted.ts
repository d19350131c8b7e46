// The node's pages run under `require-trusted-types-for 'script'`: no text becomes markup or
// code. One policy exists, for the address of a worker, and it takes only files of this node.
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;

function own(url: string): string {
  const whole = new URL(url, location.origin);
  if (whole.origin !== location.origin || !whole.pathname.startsWith('/assets/')) {
    throw new Error(`not a file of this node: ${url}`);
  }
  return whole.href;
}

const policy = types?.createPolicy('entente', { createScriptURL: own });

/** A worker from `import url from './x.ts?worker&url'`. */
export function worker(url: string): Worker {
  const address = policy ? (policy.createScriptURL(url) as string) : own(url);
  return new Worker(address, { type: 'module' });
}
