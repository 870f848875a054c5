import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Not `import.meta.dirname`: bundled into the Electron build's config it would be the folder of that one.
const here = fileURLToPath(new URL('.', import.meta.url));

/** The page of every shell; the Electron build takes this one too. */
export const rendererConfig = {
  root: here,
  base: './',
  plugins: [react()],
  build: {
    outDir: `${here}../../out/renderer`,
    emptyOutDir: true,
    minify: true,
    // The window runs in a current Chromium, or in a browser of the last two years.
    target: 'es2024',
    cssTarget: ['chrome130', 'firefox130', 'safari18'],
    // Fonts stay files: the policy of the page allows none inside a style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
};

export default defineConfig(rendererConfig);
