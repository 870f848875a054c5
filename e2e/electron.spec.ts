import { _electron, expect, test } from '@playwright/test';
import { electronBinary } from '../src/shells/cli/electron-binary.ts';

const binary = electronBinary(process.env);

test('the desktop window opens and shows the first run', async () => {
  test.skip(binary === null, 'the Electron binary is not on this disk (node_modules/electron/dist)');
  const app = await _electron.launch({ executablePath: binary ?? '', args: ['.'] });
  const window = await app.firstWindow();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  await app.close();
});
