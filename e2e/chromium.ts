import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => SYSTEM.map((name) => join(folder, name)))
    .find(existsSync);

const installed = (): string | undefined => {
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
};

/** A browser for the tests, from the most wanted to the one that npm always brings. */
export const findTestBrowser = async (): Promise<string> => {
  const found = process.env['E2E_CHROMIUM'] ?? installed() ?? onPath();
  if (found) return found;
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
};
