import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { createAside } from '#figma-plugin/sandbox/aside';
import { evaluate } from '#figma-plugin/sandbox/evaluate';
import { latestSnapshot } from '#workspace/snapshots';
import { plainSurroundings } from './canvas/surroundings.ts';
import { corpusDir, NO_CORPUS } from './corpus.ts';
import { fixtureDesign } from './fake-figma-api/fixture-design.ts';
import { createParserRunner, parserWorkspace } from './parser-run.ts';
import { plainPng } from './plain-png.ts';
import { temporaryFolder } from './workspace-fixture.ts';

type Body = Record<string, unknown>;

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const readBody = async (path: string): Promise<Body> => {
  const bytes = await readFile(path);
  return JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as Body;
};

const PICTURE = plainPng(new Uint8Array(4 * 4 * 4).fill(200), 4);

/** A document that is open in Figma, and the desktop's way to it. */
const openDocument = (body: Body, variables?: Body) => {
  const drawn: string[] = [];
  const draw = async (rest: Readonly<Record<string, unknown>>) => {
    drawn.push((rest['document'] as { id: string }).id);
    return PICTURE;
  };
  const { figma } = openCanvasDocument({ ...plainSurroundings, draw }, { body, ...(variables ? { variables } : {}) });
  const aside = createAside();
  // biome-ignore lint/security/noGlobalEval: stands for the sandbox of the plugin
  const runGlobally = eval;
  const ground = { figma, aside, run: (code: string) => runGlobally(code) as unknown, restore: () => undefined };
  const asked: string[] = [];
  const host = {
    'canvas.eval': async ({ js }: { js: string }) => {
      asked.push(js);
      const answer = await evaluate(js, ground);
      return answer.ok ? { ok: true, result: answer.result } : { ok: false, error: answer.error.message };
    },
  };
  return { host, drawn, asked };
};

const snapshotOf = async (workspace: string): Promise<{ ast: unknown; tokens: unknown; head: Body }> => {
  const name = (await latestSnapshot(workspace, 'html')) ?? '';
  const folder = join(workspace, '.hx/figma2code/output/html', name);
  const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const files = await readdir(folder);
  const tokens = files.filter((file) => /variables/.test(file));
  return {
    ast: await json('semantic-ast.json'),
    tokens: (await Promise.all(tokens.map(json))).map((one) => (one as { variables: unknown }).variables),
    head: (await json('design-context.json')) as Body,
  };
};

/** Through the plugin, then the same body as a file, with the pictures that Figma drew. */
const importBoth = async (body: Body, variables?: Body) => {
  const document = openDocument(body, variables);
  const [byPlugin, byFile] = [await parserWorkspace(), await parserWorkspace()];
  const base = await temporaryFolder();
  folders.push(byPlugin, byFile, base);
  const runner = createParserRunner(byPlugin, {
    context: (_name, context) => ({
      ...context,
      requestHost: ((name: string, request: never) =>
        name === 'canvas.eval'
          ? document.host['canvas.eval'](request)
          : context.requestHost(name as never, request)) as typeof context.requestHost,
    }),
  });
  await runner.run({ plugin: 'file' });
  const images = join(base, 'images');
  await mkdir(images);
  for (const id of document.drawn) await writeFile(join(images, `${id.replaceAll(':', '-')}.png`), PICTURE);
  const sourcePath = join(base, 'design.json');
  await writeFile(sourcePath, JSON.stringify(body));
  const variablesPath = join(base, 'variables.json');
  if (variables) await writeFile(variablesPath, JSON.stringify(variables));
  await createParserRunner(byFile).run({ sourcePath, imagesPath: images, ...(variables ? { variablesPath } : {}) });
  return { plugin: await snapshotOf(byPlugin), file: await snapshotOf(byFile), document };
};

const small = (): Body => fixtureDesign() as unknown as Body;

describe('an import through the plugin', () => {
  it('is the one of the same body as a file, and asks Figma nothing', async () => {
    const { plugin, file, document } = await importBoth(small());
    expect(plugin.ast).toEqual(file.ast);
    expect(plugin.tokens).toEqual(file.tokens);
    expect(plugin.head['source']).toBe('plugin');
    expect(document.asked.length).toBeGreaterThan(1);
  }, 60_000);
});

const corpus = corpusDir();
const FILES = [
  ['real/speck-ds.file.json', undefined],
  ['real/figmagic-template.file.json.gz', undefined],
  ['real/theemo-playground.file.json', 'derived/theemo-playground.variables-local.json'],
] as const;

describe.skipIf(corpus === null)(`real designs${corpus === null ? ` (${NO_CORPUS})` : ''}`, () => {
  it.each(FILES)(
    '%s is the same through the plugin and as a file',
    async (name, variables) => {
      const at = (path: string): Promise<Body> => readBody(join(corpus ?? '', path));
      const { plugin, file } = await importBoth(
        await at(name),
        variables === undefined ? undefined : await at(variables),
      );
      expect(plugin.ast).toEqual(file.ast);
      expect(plugin.tokens).toEqual(file.tokens);
    },
    120_000,
  );
});
