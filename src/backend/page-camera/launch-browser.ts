import type { Browser } from 'playwright-core';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import { findRenderer } from './find-browser.ts';
import { NO_PROXY } from './page-camera.ts';

/**
 * What a page can start that passes no route (a peer connection, a page that is fetched ahead) ends at a proxy that is not there, and
 * names are not looked up.
 */
const WITHOUT_NETWORK = [
  `--proxy-server=${NO_PROXY}`,
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];
const LOOK = ['--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb', '--font-render-hinting=none'];

const launchWith = async (executablePath: string, chromiumSandbox: boolean): Promise<Browser> => {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    chromiumSandbox,
    args: [...LOOK, ...WITHOUT_NETWORK],
    // A browser has no business with what the user's shell knows.
    env: { HOME: process.env['HOME'] ?? '/', ...(process.env['PATH'] ? { PATH: process.env['PATH'] } : {}) },
  });
};

const missing = (why: string): CodedError => new CodedError('browser-missing', { reason: visibleText(why, 300) });

/** A headless Chromium. @throws CodedError `browser-missing` {reason} where there is none, or none that starts */
export const launchBrowser = async (environment: NodeJS.ProcessEnv): Promise<Browser> => {
  const path = await findRenderer(environment);
  if (path === null) throw missing('-');
  const isRoot = process.getuid?.() === 0;
  try {
    return await launchWith(path, !isRoot);
  } catch (error) {
    if (isRoot) throw missing(String((error as Error).message.split('\n')[0]));
  }
  // Some systems give no process a sandbox of its own. The code was trusted, and nothing of it reaches a network.
  return launchWith(path, false).catch((error: Error) => {
    throw missing(String(error.message.split('\n')[0]));
  });
};
