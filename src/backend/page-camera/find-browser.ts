import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
] as const;

const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A Chromium of this system, or null. */
export const findChromium = (environment: NodeJS.ProcessEnv): string | null => {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(INSTALLED[process.platform] ?? []), ...onPath].find(executable) ?? null;
};

const ofPlaywright = async (): Promise<string | null> => {
  const { chromium } = await import('playwright-core');
  try {
    const path = chromium.executablePath();
    return executable(path) ? path : null;
  } catch {
    return null;
  }
};

/** Not among the dependencies of the product: there where its tests can run. */
const bundled = async (): Promise<string | null> => {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    return null;
  }
};

/**
 * A Chromium to render pages in: the one that the environment names (`FIGMA2CODE_CHROMIUM`, or `E2E_CHROMIUM` as the tests do),
 * Playwright's, the system's, or one from npm; null where there is none.
 */
export const findRenderer = async (environment: NodeJS.ProcessEnv): Promise<string | null> => {
  const named = environment['FIGMA2CODE_CHROMIUM'] ?? environment['E2E_CHROMIUM'];
  if (named) return executable(named) ? named : null;
  return (await ofPlaywright()) ?? findChromium(environment) ?? (await bundled());
};
