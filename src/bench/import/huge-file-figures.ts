import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { benchGround } from '../bench-ground.ts';
import type { Figure } from '../figure.ts';
import { runCli } from '../run-cli.ts';

/** The largest real file of the corpus through the command line, everything of the product counted. */
export async function* hugeFileFigures(corpus: string, dir: string): AsyncGenerator<Figure> {
  const file = join(dir, 'megacity.json');
  await pipeline(
    createReadStream(join(corpus, 'real', 'megacity-pfp.file.json.gz')),
    createGunzip(),
    createWriteStream(file),
  );
  const { home, workspace, remove } = await benchGround();
  try {
    const { code, result, seconds, peakMb } = await runCli(['import', '--workspace', workspace, '--file', file], home);
    const counts = result['counts'] as { nodes?: number } | undefined;
    yield {
      figure: 'megacity-pfp by the command line, peak memory of all processes',
      value: peakMb,
      unit: 'MB',
      goal: { is: '<=', value: 1_024 },
      beside: { seconds, layers: counts?.nodes ?? 0, 'exit code': code },
    };
  } finally {
    await remove();
  }
}
