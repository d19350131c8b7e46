// After vite: compressed variants of every file that gains by it, and files.txt, the list of all
// that the node serves: path, length, SHA-256, variants. What isn't in it isn't served.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = 'target/classes/org/entente/web/pages';
const lines = [];
for (const path of readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile())
  .map((one) => join(one.parentPath ?? one.path, one.name).slice(root.length + 1).replaceAll('\\', '/'))
  .sort()) {
  if (path.endsWith('.map')) throw new Error(`${path}: maps of sources aren't served`);
  const bytes = readFileSync(join(root, path));
  const variants = [];
  if (/\.(html|js|css|svg|json)$/.test(path)) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    for (const [name, packed] of [['br', brotliCompressSync(bytes, quality)], ['gz', gzipSync(bytes, { level: 9 })]]) {
      if (packed.length < bytes.length) {
        writeFileSync(join(root, `${path}.${name}`), packed);
        variants.push(`${name}=${packed.length}`);
      }
    }
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  lines.push([path, bytes.length, hash, variants.join(',')].join('\t'));
}
writeFileSync(join(root, 'files.txt'), lines.join('\n') + '\n');
