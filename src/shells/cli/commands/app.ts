import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDeps, productRoot } from '#backend/default-deps';
import { hasDisplay } from '#browser/open-window';
import { createI18n, nearestLocale, translator } from '#contract/i18n';
import { electronBinary } from '../electron-binary.ts';
import { EXIT } from '../exit-codes.ts';
import type { Interruption } from '../interruption.ts';
import { serve } from './serve.ts';

type Reason = 'start.electron' | 'start.no-electron' | 'start.no-display' | 'start.electron-not-built';

const choose = (root: string): { binary: string | null; reason: Reason } => {
  const binary = electronBinary(process.env);
  if (binary === null) return { binary: null, reason: 'start.no-electron' };
  if (!hasDisplay(process.env)) return { binary: null, reason: 'start.no-display' };
  if (!existsSync(join(root, 'out', 'main', 'index.js'))) return { binary: null, reason: 'start.electron-not-built' };
  return { binary, reason: 'start.electron' };
};

const runElectron = (binary: string, root: string, interruption: Interruption): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(binary, [root], { stdio: 'inherit' });
    // A signal that reaches only this process must not leave the window behind.
    interruption.whenInterrupted(() => child.kill('SIGTERM'));
    child.once('error', () => resolve(EXIT.failed));
    child.once('close', (code) => resolve(interruption.code() ?? code ?? EXIT.failed));
  });

/** The desktop window where Electron's binary is there, else the browser; says which and why. */
export const app = (interruption: Interruption): Promise<number> => {
  const root = productRoot();
  const translate = translator(createI18n(nearestLocale(defaultDeps(process.env).language)));
  const { binary, reason } = choose(root);
  process.stdout.write(`${translate(reason)}\n`);
  if (binary === null) return serve({ port: '0', open: true }, interruption);
  return runElectron(binary, root, interruption);
};
