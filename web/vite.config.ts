import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// What the node serves: every file but index.html under a name with its hash, nothing inlined
// (the node's Content-Security-Policy takes no inline script or style, and no data: font).
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/classes/org/entente/web/pages',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
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
