import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The first script is small and calls the next: the page names both, so that both come at once. */
const early: Plugin = {
  name: 'early',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const desk = Object.values(bundle).find((one) => one.type === 'chunk' && one.isDynamicEntry && one.name === 'desk');
      const all = new Set<string>(desk ? [desk.fileName] : []);
      for (const file of all) {
        const one = bundle[file];
        if (one?.type === 'chunk') one.imports.forEach((each) => all.add(each));
      }
      return [...all].filter((file) => !html.includes(file)).map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        injectTo: 'head' as const,
      }));
    },
  },
};

// What the node serves: every file but index.html under a name with its hash, nothing inlined
// (the node's Content-Security-Policy takes no inline script or style, and no data: font).
export default defineConfig({
  plugins: [react(), early],
  build: {
    outDir: 'target/classes/org/entente/web/pages',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // What every view needs is one file, not ten.
        codeSplitting: {
          groups: [
            { name: 'first', test: /src.(api|words).first\.ts|preload-helper/, priority: 1 },
            {
              name: 'shell',
              test: /node_modules.(react|react-dom|scheduler).|src.(api|frame|now|parts|signin|desk).*\.tsx?$|words.(en|words|format)/,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  // `npm run dev` beside a node on http://127.0.0.1:8431: pages change as one types.
  server: {
    proxy: Object.fromEntries(
      ['/session', '/x', '/identity', '/openapi.json', '/health'].map((path) => [
        path,
        process.env.ENTENTE_NODE ?? 'http://127.0.0.1:8431',
      ]),
    ),
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});
