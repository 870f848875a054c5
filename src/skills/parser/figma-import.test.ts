import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CodedError } from '#contract/errors';
import { designVariables, type ImageMap, type LintFinding } from '#contract/snapshot';
import type { ToolProgress } from '#contract/tool';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign, fixtureVariables } from '#testing/fake-figma-api/fixture-design';
import type { FakeCall, FakeFigmaOptions } from '#testing/fake-figma-api/types';
import { createParserRunner, PARSER_STEPS, parserWorkspace, readJson } from '#testing/parser-run';
import { treeOf } from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';

const DESIGN = { figmaUrl: 'https://www.figma.com/design/KEY/App' };
const IMAGE_REF = 'a'.repeat(40);
const LAYERS = 24;

/** Rectangles are drawn by the stack itself, vectors are pictures; without geometry nobody but Figma can draw them. */
const drawnDesign = (): object =>
  JSON.parse(
    JSON.stringify(fixtureDesign({ layers: LAYERS, bound: true, imageRef: IMAGE_REF })).replaceAll(
      '"type":"RECTANGLE","fills":[]',
      '"type":"VECTOR","fills":[{"type":"SOLID","color":{"r":0,"g":0,"b":0}}]',
    ),
  ) as object;

/** A workspace and a server that answers wrongly; everything between them is real, the pauses too. */
const ground = async (options: FakeFigmaOptions = {}, host: Record<string, () => unknown> = {}) => {
  const body = drawnDesign();
  const api = await startFakeFigmaApi({ designs: { KEY: { body, variables: fixtureVariables() } }, ...options });
  const workspace = await parserWorkspace();
  const updates: ToolProgress[] = [];
  const runner = createParserRunner(workspace, {
    figmaBase: api.baseUrl,
    context: (_name, context) => ({
      ...context,
      progress: (update) => void updates.push(update),
      requestHost: (name, request) =>
        host[name] ? (Promise.resolve().then(host[name]) as never) : context.requestHost(name, request),
    }),
  });
  onTestFinished(async () => {
    await runner.skill.dispose();
    await api.close();
    await rm(workspace, { recursive: true, force: true });
  });
  return { ...runner, api, workspace, updates, output: join(workspace, '.hx/figma2code/output/html') };
};
type Ground = Awaited<ReturnType<typeof ground>>;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );

interface Imported {
  readonly path: string;
  readonly images: ImageMap;
  readonly findings: readonly LintFinding[];
}

const imported = async (place: Ground): Promise<Imported> => {
  const envelopes = await place.run(DESIGN);
  const path = String(envelopes.at(-1)?.payload.data?.['path']);
  const lint = envelopes[PARSER_STEPS.indexOf('lintF2CAst')]?.payload.data?.['findings'];
  return {
    path,
    images: (await readJson(join(path, 'image-map.json'))) as ImageMap,
    findings: lint as readonly LintFinding[],
  };
};

const reasonsOf = (images: ImageMap): string[] =>
  Object.values(images).flatMap((entry) => (entry.snapshot === null ? [entry.reason] : []));

const notRendered = (findings: readonly LintFinding[]): string[] =>
  findings.filter(({ rule }) => rule === 'not-rendered').flatMap(({ nodes }) => nodes.map(({ id }) => id));

/** Every picture of a snapshot is a whole PNG. */
const expectWholePictures = async (path: string): Promise<void> => {
  for (const name of await readdir(join(path, 'screenshots'))) {
    const bytes = await readFile(join(path, 'screenshots', name));
    expect(bytes.subarray(0, 8).toString('latin1'), name).toBe('\x89PNG\r\n\x1a\n');
    expect(bytes.includes('IEND'), name).toBe(true);
  }
};

/** The largest number of API calls that were under way at one time. */
const overlap = (calls: readonly FakeCall[]): number =>
  Math.max(
    0,
    ...calls.map(
      ({ startedAt }) =>
        calls.filter((other) => other.startedAt <= startedAt && (other.endedAt ?? Infinity) > startedAt).length,
    ),
  );
const apiCalls = (calls: readonly FakeCall[]): readonly FakeCall[] =>
  calls.filter(({ endpoint }) => endpoint !== 'image');

describe('whole imports against a server that fails', () => {
  it('[FC01] waits as long as asked, says so with the seconds, and succeeds', async () => {
    const answer = { kind: 'status', status: 429, headers: { 'retry-after': '2' } } as const;
    const place = await ground({ faults: [{ endpoint: 'file', times: 2, answer }] });
    await imported(place);
    const starts = place.api.calls.filter(({ endpoint }) => endpoint === 'file').map(({ startedAt }) => startedAt);
    expect(starts).toHaveLength(3);
    for (const [index, at] of starts.slice(1).entries())
      expect(at - (starts[index] ?? 0)).toBeGreaterThanOrEqual(1_990);
    const waits = place.updates.filter(({ label }) => label === 'waiting');
    expect(waits.map(({ params }) => params?.['seconds'])).toEqual([2, 2]);
  }, 60_000);

  it('[FC02] ends a storm of 429 within a minute, one request in flight, with nothing left', async () => {
    const place = await ground({ faults: [{ answer: { kind: 'status', status: 429 } }] });
    const before = await treeOf(place.workspace);
    const start = performance.now();
    expect(await codeOf(place.run(DESIGN))).toBe('figma-rate-limited');
    expect(performance.now() - start).toBeLessThan(60_000);
    const { calls } = place.api;
    expect(calls).toHaveLength(4);
    expect(overlap(calls)).toBe(1);
    for (const [index, call] of calls.slice(1).entries())
      expect(call.startedAt - (calls[index]?.endedAt ?? 0)).toBeGreaterThanOrEqual(490);
    expect(await treeOf(place.workspace)).toEqual(before);
  }, 90_000);

  it('[FC05] without variables the table is empty and says why, lint warns, and the open aliases are listed', async () => {
    const body = { status: 403, error: true, message: 'Limited by Figma plan' };
    const place = await ground({ faults: [{ endpoint: 'variables', answer: { kind: 'status', status: 403, body } }] });
    const { path, findings } = await imported(place);
    const table = designVariables.parse(await readJson(join(path, 'design-variables.json')));
    expect(table).toMatchObject({ variables: [], reason: 'figma-forbidden: Limited by Figma plan' });
    expect(findings.find(({ rule }) => rule === 'variables-unavailable')?.severity).toBe('warning');
    const open = findings.filter(({ rule }) => rule === 'variable-unresolved');
    expect(open.map(({ params }) => params['id'])).toEqual(['VariableID:1:1']);
  }, 60_000);

  it('[FC06] [FC07] a layer that is never drawn is flagged, all others are there', async () => {
    const place = await ground({
      faults: [
        {
          endpoint: 'renders',
          when: ({ ids }) => ids.length > 10 || ids.includes('2:7'),
          answer: { kind: 'status', status: 500 },
        },
        {
          endpoint: 'renders',
          when: ({ ids }) => ids.includes('2:9'),
          answer: { kind: 'images', images: { '2:9': null } },
        },
      ],
    });
    const { path, images, findings } = await imported(place);
    expect(reasonsOf(images).sort()).toEqual(['null-render', 'server-error']);
    expect(notRendered(findings).sort()).toEqual(['2:7', '2:9']);
    await expectWholePictures(path);
    expect(await violations(place.workspace)).toEqual([]);
  }, 120_000);

  it('[FC11] [FC12] a picture that is cut or is a page never gets a name', async () => {
    const place = await ground({
      faults: [
        { endpoint: 'image', when: ({ ids }) => ids.includes('2:3'), answer: { kind: 'cut', share: 0.4 } },
        { endpoint: 'image', when: ({ ids }) => ids.includes('2:4'), answer: { kind: 'html' } },
      ],
    });
    const seen = new Set<string>();
    let isRunning = true;
    const watch = (async () => {
      for (; isRunning; await new Promise((next) => setTimeout(next, 5)))
        for (const name of await readdir(place.output).catch(() => [])) seen.add(name);
    })();
    const { path, images } = await imported(place);
    isRunning = false;
    await watch;
    expect([...seen].filter((name) => !name.startsWith('.')).every((name) => /^(\d|latest)/.test(name))).toBe(true);
    expect(reasonsOf(images).sort()).toEqual(['cut-off', 'not-an-image']);
    await expectWholePictures(path);
    expect(await violations(place.workspace)).toEqual([]);
  }, 60_000);

  it('[FC13] a bomb in place of the file ends the import as too large, with nothing left', async () => {
    const place = await ground({ faults: [{ endpoint: 'file', answer: { kind: 'bomb', bytes: 600 * 1024 * 1024 } }] });
    const before = await treeOf(place.workspace);
    expect(await codeOf(place.run(DESIGN))).toBe('design-too-large');
    expect(await treeOf(place.workspace)).toEqual(before);
  }, 60_000);

  it('[FC15] addresses of other places are not asked, and the layers are flagged', async () => {
    const images = { '2:1': 'file:///etc/passwd', '2:2': 'http://169.254.169.254/x', '2:3': 'http://localhost:1/x' };
    const place = await ground({ faults: [{ endpoint: 'renders', answer: { kind: 'images', images } }] });
    const found = await imported(place);
    expect(reasonsOf(found.images)).toEqual(['address-refused', 'address-refused', 'address-refused']);
    expect(notRendered(found.findings).sort()).toEqual(['2:1', '2:2', '2:3']);
  }, 60_000);

  it('[FC18] of ten imports of one folder at once one is made and the rest are refused, without a request', async () => {
    const place = await ground();
    const others = Array.from({ length: 9 }, () =>
      createParserRunner(place.workspace, { figmaBase: place.api.baseUrl }),
    );
    onTestFinished(() => Promise.all(others.map(({ skill }) => skill.dispose())).then(() => undefined));
    const codes = await Promise.all([place, ...others].map(({ run }) => codeOf(run(DESIGN))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 'workspace-busy')).toHaveLength(9);
    expect(place.api.tally()).toMatchObject({ 'GET /v1/files/:key': 1, 'GET /v1/images/:key': 1 });
    expect(overlap(apiCalls(place.api.calls))).toBe(1);
  }, 120_000);
});

describe('the same file again', () => {
  const fetchAgain = async (place: Ground, design = DESIGN): Promise<Record<string, unknown>> => {
    await place.skill.dispose();
    await place.step('validateF2CWorkspace');
    return { ...(await place.step('fetchF2CDesign', { ...design, again: false })).payload.data };
  };
  const tally = (place: Ground): readonly (number | undefined)[] =>
    (['meta', 'file', 'nodes', 'renders'] as const).map(
      (endpoint) => place.api.calls.filter((call) => call.endpoint === endpoint).length,
    );

  it('has nothing to do while its version is the same, which one cheap call tells', async () => {
    const place = await ground();
    const { path } = await imported(place);
    expect(tally(place)).toEqual([0, 1, 0, 1]);
    expect(await fetchAgain(place)).toMatchObject({ unchanged: true, path, snapshot: path.split('/').at(-1) });
    expect(tally(place)).toEqual([1, 1, 0, 1]);
    // Other layers are another import, and the version of the file is not asked for it.
    expect(await fetchAgain(place, { figmaUrl: `${DESIGN.figmaUrl}?node-id=1-1` })).not.toHaveProperty('unchanged');
    expect(tally(place)).toEqual([1, 1, 1, 1]);
  }, 120_000);

  it('another version, and an endpoint that is not there, are an import as any other', async () => {
    const place = await ground();
    await imported(place);
    place.api.setDesign('KEY', { body: { ...drawnDesign(), version: '43' } });
    expect(await fetchAgain(place)).not.toHaveProperty('unchanged');
    expect(tally(place)).toEqual([1, 2, 0, 1]);
    place.api.setFaults([{ endpoint: 'meta', answer: { kind: 'status', status: 404 } }]);
    expect(await fetchAgain(place)).not.toHaveProperty('unchanged');
    expect(tally(place)).toEqual([2, 3, 0, 1]);
  }, 120_000);
});

describe('plan and seat', () => {
  it('a call waits for its turn, says so, and is made once', async () => {
    const turns = [0, 700, 0];
    const place = await ground({}, { 'figma.calling': () => turns.shift() ?? 0 });
    await imported(place);
    expect(place.updates.filter(({ label }) => label === 'waiting')).toEqual([
      { label: 'waiting', params: { seconds: 1 }, done: 0 },
    ]);
    const [file, next] = apiCalls(place.api.calls);
    expect((next?.startedAt ?? 0) - (file?.endedAt ?? 0)).toBeGreaterThanOrEqual(690);
    expect(place.api.tally()).toMatchObject({ 'GET /v1/files/:key': 1, 'GET /v1/images/:key': 1 });
  }, 60_000);

  it('a desktop that always says no, or nothing, keeps nobody waiting for ever', async () => {
    for (const answer of [
      () => 1,
      () => Number.NaN,
      () => null,
      () => {
        throw new Error('gone');
      },
    ]) {
      const place = await ground({}, { 'figma.calling': answer });
      expect(await codeOf(place.run(DESIGN))).toBe('done');
    }
  }, 120_000);
});
