import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CodedError } from '#contract/errors';
import { flattenModel, meanColourModel, type OnnxGraph, onnxModel } from '#testing/onnx-model';
import { CAN_LIST_PROCESSES, childrenOf } from '#testing/process-list';
import { tempDir } from '#testing/temp-dir';
import { type Embedder, type EmbedderOptions, openEmbedder } from './embedder.ts';
import { findModelFile, MOST_MODEL_BYTES } from './model-file.ts';

const signal = new AbortController().signal;

const folder = async (): Promise<string> => {
  const dir = await tempDir('cnn');
  onTestFinished(dir.remove);
  return dir.path;
};

const saved = async (bytes: Uint8Array): Promise<string> => {
  const path = join(await folder(), 'model.onnx');
  await writeFile(path, bytes);
  return path;
};

const opened = async (bytes: Uint8Array, options: Partial<EmbedderOptions> = {}): Promise<Embedder> => {
  const embedder = await openEmbedder(await saved(bytes), { signal, ...options });
  onTestFinished(embedder.close);
  return embedder;
};

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: CodedError) => thrown,
  );
  expect(error).toMatchObject({ code: 'dedup-model-invalid' });
  return String(error?.params['reason']);
};

const plain = (colour: string, size = 16): Promise<Buffer> =>
  sharp({ create: { width: size, height: size, channels: 4, background: colour } })
    .png()
    .toBuffer();

const graph = (over: Partial<OnnxGraph>): Uint8Array =>
  onnxModel({
    nodes: [{ op: 'Flatten', inputs: ['x'], output: 'y' }],
    inputs: [{ name: 'x', shape: [1, 3, 8, 8] }],
    outputs: [{ name: 'y', shape: ['a', 'b'] }],
    ...over,
  });

describe('a model', () => {
  it('takes its size from the file, or 224 where the file leaves it open', async () => {
    expect(await opened(flattenModel(8))).toMatchObject({ side: 8, length: 192 });
    expect(await opened(meanColourModel())).toMatchObject({ side: 224, length: 3 });
  });

  it('gives embeddings of length 1: planes of red, green and blue with the means and deviations of ImageNet', async () => {
    const embedder = await opened(meanColourModel());
    const path = join(await folder(), 'red.png');
    await writeFile(path, await plain('#ff0000'));
    const found = await embedder.embed(path);
    const raw = [(1 - 0.485) / 0.229, -0.456 / 0.224, -0.406 / 0.225];
    const length = Math.hypot(...raw);
    const values = 'value' in found ? [...found.value] : [];
    for (const [i, value] of raw.entries()) expect(values[i]).toBeCloseTo(value / length, 3);
  });

  it('sees dark icons on white and light ones on black', async () => {
    const embedder = await opened(flattenModel(8));
    const dir = await folder();
    const mean = async (colour: string): Promise<number> => {
      const path = join(dir, 'dot.png');
      const dot = { input: await plain(colour, 4), left: 6, top: 6 };
      await writeFile(
        path,
        await sharp(await plain('#00000000'))
          .composite([dot])
          .png()
          .toBuffer(),
      );
      const found = await embedder.embed(path);
      return 'value' in found ? found.value.reduce((sum, value) => sum + value, 0) : Number.NaN;
    };
    expect(await mean('#111111')).toBeGreaterThan(0);
    expect(await mean('#eeeeee')).toBeLessThan(0);
  });

  it('flags a picture that cannot be decoded and goes on', async () => {
    const embedder = await opened(flattenModel(8));
    const dir = await folder();
    await writeFile(join(dir, 'bad.png'), 'nothing');
    await writeFile(join(dir, 'good.png'), await plain('#336699'));
    expect(await embedder.embed(join(dir, 'bad.png'))).toEqual({ reason: 'not-an-image' });
    expect(await embedder.embed(join(dir, 'good.png'))).toHaveProperty('value');
  });
});

describe('a model that cannot be used', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['is empty', new Uint8Array(0), /^reason\.model-not-onnx/],
    ['is text', Buffer.from('{"not": "a model"}'), /^reason\.model-not-onnx/],
    ['is cut', flattenModel(8).subarray(0, 60), /^reason\.model-not-onnx/],
    [
      'uses an operator that does not exist',
      graph({ nodes: [{ op: 'Nonsense', inputs: ['x'], output: 'y' }] }),
      /^reason\.model-not-onnx/,
    ],
    ['takes another rank', graph({ inputs: [{ name: 'x', shape: [1, 3] }] }), /^reason\.model-input.*\[1, 3\]/],
    ['takes one channel', graph({ inputs: [{ name: 'x', shape: [1, 1, 8, 8] }] }), /^reason\.model-input/],
    ['takes no square', graph({ inputs: [{ name: 'x', shape: [1, 3, 8, 9] }] }), /^reason\.model-input/],
    ['takes many at once', graph({ inputs: [{ name: 'x', shape: [4, 3, 8, 8] }] }), /^reason\.model-input/],
    ['takes a picture that is too large', flattenModel(1_025), /^reason\.model-input/],
    [
      'takes doubles',
      graph({
        inputs: [{ name: 'x', type: 'double', shape: [1, 3, 8, 8] }],
        outputs: [{ name: 'y', type: 'double', shape: ['a', 'b'] }],
      }),
      /^reason\.model-input.*float64/,
    ],
    [
      'takes two inputs',
      graph({
        nodes: [{ op: 'Add', inputs: ['x', 'z'], output: 'y' }],
        inputs: ['x', 'z'].map((name) => ({ name, shape: [1, 3, 8, 8] })),
        outputs: [{ name: 'y', shape: [1, 3, 8, 8] }],
      }),
      /^reason\.model-input.*2 ×/,
    ],
    [
      'answers whole numbers',
      graph({
        nodes: [{ op: 'Cast', inputs: ['x'], output: 'y', attributes: { to: 7 } }],
        outputs: [{ name: 'y', type: 'int64', shape: [1, 3, 8, 8] }],
      }),
      /^reason\.model-output/,
    ],
    ['answers too much', flattenModel(64), /^reason\.model-output/],
    [
      'answers what is no number',
      graph({
        nodes: [
          { op: 'Sub', inputs: ['x', 'x'], output: 'z' },
          { op: 'Div', inputs: ['z', 'z'], output: 'y' },
        ],
        outputs: [{ name: 'y', shape: [1, 3, 8, 8] }],
      }),
      /^reason\.model-not-finite/,
    ],
    [
      'keeps its numbers in another file',
      graph({
        nodes: [{ op: 'Add', inputs: ['x', 'w'], output: 'y' }],
        outputs: [{ name: 'y', shape: [1, 3, 8, 8] }],
        outside: { name: 'w', location: '/etc/hostname' },
      }),
      /^reason\.model-not-onnx/,
    ],
  ])('%s', async (_what, bytes, why) => {
    expect(await refusal(opened(bytes))).toMatch(why);
  });

  it('needs more memory than it may', async () => {
    expect(await refusal(opened(flattenModel(8), { mostBytes: 1_000_000 }))).toBe('reason.model-memory');
  });

  const scriptThat = async (does: string): Promise<URL> => {
    const path = join(await folder(), 'embedder.mjs');
    const real = new URL('./embedder-process.ts', import.meta.url).href;
    const guard = `process.prependListener('message', (task) => { ${does} });`;
    await writeFile(path, `${guard}\nawait import(${JSON.stringify(real)});\n`);
    return pathToFileURL(path);
  };

  it('hangs, or ends its process', async () => {
    const hangs = await scriptThat('for (;;);');
    expect(await refusal(opened(flattenModel(8), { script: hangs, openMs: 1_000 }))).toBe('reason.model-too-slow');
    expect(await refusal(opened(flattenModel(8), { script: await scriptThat('process.abort()') }))).toBe(
      'reason.model-died',
    );
  });

  it('ends its process on one picture: that one is flagged, and after the third the model is to blame', async () => {
    const script = await scriptThat("if (task.path?.endsWith('evil.png')) process.abort();");
    const embedder = await opened(flattenModel(8), { script });
    const dir = await folder();
    for (const name of ['evil.png', 'good.png']) await writeFile(join(dir, name), await plain('#336699'));
    expect(await embedder.embed(join(dir, 'evil.png'))).toEqual({ reason: 'decoder-died' });
    expect(await embedder.embed(join(dir, 'good.png'))).toHaveProperty('value');
    expect(await embedder.embed(join(dir, 'evil.png'))).toEqual({ reason: 'decoder-died' });
    expect(await refusal(embedder.embed(join(dir, 'evil.png')))).toBe('reason.model-died');
  });

  it.skipIf(!CAN_LIST_PROCESSES)('leaves no process behind when it is stopped', async () => {
    const stop = new AbortController();
    const script = await scriptThat('for (;;);');
    const work = opened(flattenModel(8), { script, signal: stop.signal });
    setTimeout(() => stop.abort(), 300);
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    const left = await childrenOf(process.pid);
    expect(left.filter(({ command }) => command.includes('embedder.mjs'))).toEqual([]);
  });
});

describe('the file of a model', () => {
  const config = (model?: string) =>
    ({ method: 'cnn', threshold: 0.95, verify: true, ...(model === undefined ? {} : { model }) }) as const;

  it('is named relative to the workspace or absolutely', async () => {
    const workspace = await folder();
    const elsewhere = await saved(flattenModel(8));
    await mkdir(join(workspace, 'models'));
    await writeFile(join(workspace, 'models/a.onnx'), flattenModel(8));
    expect(await findModelFile(workspace, config('models/a.onnx'))).toBe(join(workspace, 'models/a.onnx'));
    expect(await findModelFile(workspace, config(elsewhere))).toBe(elsewhere);
  });

  it.each<[string, (workspace: string) => Promise<string | undefined>, string]>([
    ['is not named', async () => undefined, 'model-not-named'],
    ['is not there', async () => 'none.onnx', 'model-missing'],
    ['has an impossible name', async () => 'a\0b', 'model-missing'],
    ['leads out of the workspace', async () => '../model.onnx', 'model-outside'],
    [
      'is a link out of the workspace',
      async (workspace) => {
        await symlink(await saved(flattenModel(8)), join(workspace, 'link.onnx'));
        return 'link.onnx';
      },
      'model-outside',
    ],
    ['is a folder', async (workspace) => workspace, 'model-not-a-file'],
    ['is a device', async () => '/dev/zero', 'model-not-a-file'],
    [
      'is too large',
      async (workspace) => {
        await writeFile(join(workspace, 'large.onnx'), '');
        await truncate(join(workspace, 'large.onnx'), MOST_MODEL_BYTES + 1);
        return 'large.onnx';
      },
      'model-too-large',
    ],
  ])('is refused when it %s', async (_what, make, word) => {
    const workspace = await folder();
    expect(await refusal(findModelFile(workspace, config(await make(workspace))))).toMatch(`reason.${word}`);
  });
});
