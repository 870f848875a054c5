import { join, resolve } from 'node:path';
import { defaultDeps } from '#backend/default-deps';
import { bridgePlace } from '#bridge/place/bridge-place';
import { ownToken } from '#bridge/place/token-file';
import { BRIDGE_PORT } from '#contract/bridge/limits';
import { CodedError } from '#contract/errors';
import { createI18n, nearestLocale, translator } from '#contract/i18n';
import { holdsForeignFiles, writePlugin } from '#figma-plugin/build/build-plugin';
import { coded } from '#workspace/fs-failure';
import { EXIT } from '../exit-codes.ts';
import { createOutput } from '../output.ts';
import { bridgePortOf } from './port-option.ts';

export interface FigmaPluginOptions {
  readonly out?: string;
  readonly port?: string;
  readonly json?: boolean;
}

/** As it can be typed where this was typed: npm's scripts bring no `figma` into the PATH. */
const startCommand = (port: number): string => {
  const [program, gap] = process.env['npm_lifecycle_event'] === undefined ? ['figma', ''] : ['npm run -s figma', '-- '];
  return `${program} ${gap}start${port === BRIDGE_PORT ? '' : ` --port ${port}`}`;
};

/**
 * Writes the plugin with the token of this user, and says what to do with it in Figma.
 * @throws CodedError `usage`, `bridge-token-unusable`, `disk-full`, `read-only`
 */
export const figmaPlugin = async ({ out, port: typed, json = false }: FigmaPluginOptions): Promise<number> => {
  const { dataDir, language } = defaultDeps(process.env);
  const translate = translator(createI18n(nearestLocale(language)));
  if (out === '') throw new CodedError('usage', { problem: '--out is empty.' });
  const port = bridgePortOf(typed, '--port');
  const folder = out === undefined ? join(dataDir, 'figma-plugin') : resolve(out);
  const manifest = await coded(folder, async () => {
    if (await holdsForeignFiles(folder))
      throw new CodedError('usage', { problem: translate('figma-plugin.foreign', { dir: folder }) });
    return writePlugin(folder, { port, token: ownToken(bridgePlace(process.env, port).token) });
  });
  const start = startCommand(port);
  const steps = ['done', 'import', 'run', 'secret'].map((key) => translate(`figma-plugin.${key}`, { manifest, start }));
  createOutput(json, translate).result(true, { folder, manifest, port }, steps.join('\n'));
  return EXIT.done;
};
