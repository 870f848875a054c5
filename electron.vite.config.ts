import { defineConfig } from 'electron-vite';
import { rendererConfig } from './src/renderer/vite.config.ts';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      outDir: `${here}/out/main`,
      rollupOptions: { input: `${here}/src/shells/electron/main.ts`, output: { entryFileNames: 'index.js' } },
    },
  },
  preload: {
    build: {
      outDir: `${here}/out/preload`,
      // A sandboxed preload script is one CommonJS file.
      rollupOptions: {
        input: `${here}/src/shells/electron/preload.ts`,
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    ...rendererConfig,
    build: { ...rendererConfig.build, rollupOptions: { input: `${here}/src/renderer/index.html` } },
  },
});
