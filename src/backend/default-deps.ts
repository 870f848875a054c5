import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder } from '#contract/data-folder';
import type { BackendDeps } from './backend-context.ts';

/** The folder of the product: where `package.json` stands, whether this file runs from source or from a bundle. */
export const productRoot = (from: string = import.meta.url): string => {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

/** Where things are on this machine; `FIGMA2CODE_HOME` moves everything that the product keeps for itself. */
export const defaultDeps = (environment: NodeJS.ProcessEnv): BackendDeps => {
  const root = productRoot();
  return {
    dataDir: normalize(dataFolder({ environment, platform: process.platform, home: homedir() })),
    environment,
    // What was moved elsewhere shares nothing with the user's own: a test must never write into the real keyring.
    keyring: environment['FIGMA2CODE_HOME'] === undefined,
    agentEntry: join(root, 'src', 'agent', 'host.ts'),
    sampleDir: join(root, 'resources', 'sample'),
    sampleTarget: environment['FIGMA2CODE_SAMPLE'] ?? join(homedir(), 'figma2code-sample'),
    ...(environment['LANG'] === undefined ? {} : { language: environment['LANG'] }),
  };
};
