import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { createAside } from '#figma-plugin/sandbox/aside';
import { type Evaluated, evaluate } from '#figma-plugin/sandbox/evaluate';
import type { PluginOptions } from '#testing/bridge/fake-plugin';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { NO_CORPUS } from '#testing/corpus';
import type { Figure } from '../figure.ts';
import { generateDesign, type LargeDesign } from '../import/large-design.ts';
import { measureOurs, measurePlugin } from '../import/measure-import.ts';
import { type BenchDaemon, startBenchDaemon } from './bench-daemon.ts';

/** Pages of the generated design: some 50,000 layers. */
const PAGES = 91;

type Body = Readonly<Record<string, unknown>>;
const readJson = async (path: string): Promise<Body> => JSON.parse(await readFile(path, 'utf8')) as Body;

const countOf = (body: Body): number => {
  let count = 0;
  const stack: unknown[] = [body['document']];
  while (stack.length > 0) {
    const { children = [] } = stack.pop() as { readonly children?: readonly unknown[] };
    count += 1;
    for (const child of children) stack.push(child);
  }
  return count;
};

/** A plugin in this process on a document in memory; `spent` is what Figma would do. */
const openPlugin = async ({ file, variables }: LargeDesign, daemon: BenchDaemon) => {
  const body = await readJson(file);
  const document = openCanvasDocument(plainSurroundings, {
    body,
    ...(variables === '' ? {} : { variables: await readJson(variables) }),
  });
  // biome-ignore lint/security/noGlobalEval: stands for the sandbox of the plugin
  const runGlobally = eval;
  const ground = {
    figma: document.figma,
    aside: createAside(),
    run: (code: string) => runGlobally(code) as unknown,
    restore: () => undefined,
  };
  const spent = { seconds: 0 };
  // Neither import has pictures: what Figma takes to draw them is not ours to measure.
  const answer = async (js: string): Promise<Evaluated> => {
    const ids = /^const pictures[\s\S]*?for \(const id of (\[.*\])\)/.exec(js)?.[1];
    const none = ids === undefined ? null : (JSON.parse(ids) as string[]).map(() => null);
    return none === null ? evaluate(js, ground) : { ok: true, result: none, logs: [] };
  };
  const onMessage: PluginOptions['onMessage'] = (message, link) => {
    if (message.type !== 'eval_request') return;
    const start = performance.now();
    void answer(message.js).then((answered) => {
      spent.seconds += (performance.now() - start) / 1_000;
      link.send({ type: 'eval_response', id: message.id, ...answered });
    });
  };
  const plugin = await daemon.plugin('figma-bench', { onMessage });
  return { spent, layers: countOf(body), close: () => plugin.link.close() };
};

const measured = async (design: LargeDesign, dir: string, daemon: BenchDaemon): Promise<Figure[]> => {
  const { first: byFile } = await measureOurs(design, dir);
  const { spent, layers, close } = await openPlugin(design, daemon);
  const byPlugin = await measurePlugin(daemon, dir);
  close();
  const of = (key: string) => ({ plugin: byPlugin[key] ?? 0, file: byFile[key] ?? 0 });
  const ratio = (key: string): number => of(key).plugin / of(key).file;
  const beside = {
    layers,
    'answers of the plugin': byPlugin['answers'] ?? 0,
    'steps of progress': byPlugin['progress'] ?? 0,
  };
  return [
    {
      ...{ figure: 'import through the plugin, time to import by file', value: ratio('seconds'), unit: 'times' },
      goal: null,
      beside: { ...of('seconds'), 'of it in the document': spent.seconds, ...beside },
    },
    {
      ...{ figure: 'import through the plugin, processor time to import by file', value: ratio('cpu'), unit: 'times' },
      goal: null,
      beside: of('cpu'),
    },
    {
      ...{ figure: 'import through the plugin, memory to import by file', value: ratio('peakMb'), unit: 'times' },
      goal: { is: '<=', value: 1.5 },
      beside: of('peakMb'),
    },
    {
      ...{
        figure: 'import through the plugin, largest answer',
        value: (byPlugin['mostCharacters'] ?? 0) / 2 ** 20,
        unit: 'M characters',
      },
      goal: { is: '<=', value: 4 },
      beside: {},
    },
    {
      ...{ figure: 'import through the plugin, answers', value: byPlugin['answers'] ?? 0, unit: '' },
      goal: { is: '>=', value: 5 },
      beside: {},
    },
    {
      ...{ figure: 'import through the plugin, steps of progress', value: byPlugin['progress'] ?? 0, unit: '' },
      goal: { is: '>=', value: 5 },
      beside: {},
    },
  ];
};

/** A design of some 50,000 layers through daemon and plugin, beside the same design as a file. */
export const importFigures = async (): Promise<readonly Figure[]> => {
  const dir = await mkdtemp(join(tmpdir(), 'f2c-bench-plugin-'));
  const design = await generateDesign(dir, PAGES);
  if (design === null) process.stdout.write(`${NO_CORPUS}\n`);
  const daemon = design === null ? null : await startBenchDaemon();
  try {
    return design === null || daemon === null ? [] : await measured(design, dir, daemon);
  } finally {
    await daemon?.stop();
    await rm(dir, { recursive: true, force: true });
  }
};
