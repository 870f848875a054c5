import { defineConfig } from '@playwright/test';
import { electronBinary } from '../src/shells/cli/electron-binary.ts';
import { findTestBrowser } from './chromium.ts';

const executablePath = await findTestBrowser();
if (electronBinary(process.env) === null) {
  process.stdout.write(
    'Project "electron" is skipped: the Electron binary is not on this disk (node_modules/electron/dist).\n',
  );
}

export default defineConfig({
  testDir: '.',
  globalSetup: './template.config.ts',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  outputDir: '../test-results',
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    // The test browser runs as whoever runs the tests, often root in a container.
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] },
  },
  projects: [
    { name: 'browser', testIgnore: /electron\.spec\.ts/ },
    { name: 'electron', testMatch: /electron\.spec\.ts/ },
  ],
});
