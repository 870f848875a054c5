import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window with scripted states, for looking at every view; never part of the build. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: `${import.meta.dirname}/../../../node_modules/.cache/vite-dev`,
  build: {
    outDir: `${import.meta.dirname}/../../../node_modules/.cache/renderer-dev`,
    emptyOutDir: true,
    minify: false,
    assetsInlineLimit: 0,
  },
  server: { port: 5199, strictPort: true, fs: { strict: false } },
});
