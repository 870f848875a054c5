import { spawn } from 'node:child_process';

export const hasDisplay = (environment: NodeJS.ProcessEnv): boolean =>
  process.platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);

/** Opens the address as a window without browser bars. False when it could not be started. */
export const openWindow = (chromium: string, url: string, profileDir: string): boolean => {
  const child = spawn(
    chromium,
    [`--app=${url}`, `--user-data-dir=${profileDir}`, '--no-first-run', '--no-default-browser-check'],
    {
      detached: true,
      stdio: 'ignore',
    },
  );
  child.on('error', () => undefined);
  child.unref();
  return child.pid !== undefined;
};
