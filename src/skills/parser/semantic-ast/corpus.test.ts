import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import { nodeSchema } from '#testing/ast-schema';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { astOf, fetchedDesign } from '#testing/design-builder';
import type { BuiltScreen } from './build-ast.ts';

interface RawNode {
  readonly id: string;
  readonly type: string;
  readonly visible?: boolean;
  readonly characters?: string;
  readonly children?: readonly RawNode[];
  readonly absoluteBoundingBox?: { x: number; y: number; width: number; height: number } | null;
}

interface RawBody {
  readonly document?: RawNode;
  readonly nodes?: Readonly<Record<string, { document: RawNode } | null>>;
}

const corpus = corpusDir();
if (corpus === null) console.log(NO_CORPUS);

const read = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

interface Case {
  readonly name: string;
  readonly file: string;
  readonly variables?: string;
}

const sds = (dir: string): Case[] => {
  const variables = join(dir, 'derived/sds/variables-local.reconstructed.json');
  const folders = readdirSync(join(dir, 'derived/sds'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => ({
    name: `sds/${name}`,
    file: join(dir, 'derived/sds', name, 'data.json.gz'),
    variables,
  }));
};

const cases = (dir: string): Case[] => {
  const files = readdirSync(join(dir, 'real')).filter((file) => /\.(file|node|nodes)\.json(\.gz)?$/.test(file));
  const real = files.map((file): Case => {
    const own = join(dir, 'derived', `${file.split('.')[0]}.variables-local.json`);
    return { name: file, file: join(dir, 'real', file), ...(existsSync(own) ? { variables: own } : {}) };
  });
  // 140 MB take longer than a unit test should.
  return [...real.filter(({ name }) => !name.startsWith('megacity')), ...sds(dir)];
};

/** The layers below the pages, each with whether it is seen: all that this test knows about Figma's format. */
const rawLayers = (body: RawBody & RawNode): { node: RawNode; seen: boolean }[] => {
  const given =
    body.nodes === undefined ? [body.document ?? body] : Object.values(body.nodes).map((entry) => entry?.document);
  const tops = given.flatMap((top) => {
    if (top === undefined) return [];
    return top.type === 'DOCUMENT' ? (top.children ?? []).flatMap((page) => page.children ?? []) : [top];
  });
  const found: { node: RawNode; seen: boolean }[] = [];
  const visit = (node: RawNode, above: boolean): void => {
    const seen = above && node.visible !== false;
    found.push({ node, seen });
    for (const child of node.children ?? []) visit(child, seen);
  };
  for (const top of tops) visit(top, true);
  return found;
};

interface Placed {
  readonly node: SemanticNode;
  readonly seen: boolean;
  /** Centre relative to that of the screen's root, with all rotations applied. */
  readonly x: number;
  readonly y: number;
}

type Linear = readonly [number, number, number, number];

const linearOf = ({ rotation, transform }: SemanticNode): Linear => {
  if (transform !== undefined) return [transform[0], transform[2], transform[1], transform[3]];
  const angle = ((rotation ?? 0) * Math.PI) / 180;
  return [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)];
};

/** What a reader of the AST would draw, and where. */
const placed = (root: SemanticNode): Placed[] => {
  const found: Placed[] = [];
  const visit = (at: Placed, above: Linear): void => {
    found.push(at);
    const [e, f, g, h] = linearOf(at.node);
    const [a, b, c, d] = above;
    const own: Linear = [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
    const { width, height } = at.node.box;
    for (const child of at.node.children ?? []) {
      const dx = child.box.x + child.box.width / 2 - width / 2;
      const dy = child.box.y + child.box.height / 2 - height / 2;
      const [x, y] = [at.x + own[0] * dx + own[1] * dy, at.y + own[2] * dx + own[3] * dy];
      visit({ node: child, seen: at.seen && child.visible !== false, x, y }, own);
    }
  };
  visit({ node: root, seen: root.visible !== false, x: 0, y: 0 }, [1, 0, 0, 1]);
  return found;
};

/** Parts of pictures are left out below a turned one: they say no rotation. */
const checkPlaces = (screen: BuiltScreen, raw: ReadonlyMap<string, RawNode>, pictures: ReadonlySet<string>): number => {
  const origin = raw.get(screen.root.id)?.absoluteBoundingBox;
  if (origin === undefined || origin === null) return 0;
  let checked = 0;
  for (const { node, x, y } of placed(screen.root)) {
    const bounds = raw.get(node.id)?.absoluteBoundingBox;
    if (bounds === undefined || bounds === null || pictures.has(node.id)) continue;
    const dx = bounds.x + bounds.width / 2 - (origin.x + origin.width / 2);
    const dy = bounds.y + bounds.height / 2 - (origin.y + origin.height / 2);
    expect(Math.hypot(dx - x, dy - y), `${screen.name}: ${node.name} (${node.id})`).toBeLessThan(0.2);
    checked += 1;
  }
  return checked;
};

const insidePictures = (root: SemanticNode): string[] => {
  const ids = (node: SemanticNode): string[] => [node.id, ...(node.children ?? []).flatMap(ids)];
  const parts = (node: SemanticNode): string[] =>
    node.type === 'svg' || node.type === 'img'
      ? (node.children ?? []).flatMap(ids)
      : (node.children ?? []).flatMap(parts);
  return parts(root);
};

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, shuffled(item)])
      .reverse(),
  );
};

describe.skipIf(corpus === null)('real designs', () => {
  it.each(corpus === null ? [] : cases(corpus))('$name', { timeout: 120_000 }, async ({ file, variables }) => {
    const options = variables === undefined ? {} : { variables: read(variables) };
    const ast = await astOf(fetchedDesign(read(file)), options);
    const raw = rawLayers(read(file) as RawBody & RawNode);
    const nodes = ast.screens.flatMap(({ root }) => placed(root)).filter(({ node }) => node.figmaType !== 'CANVAS');

    // [PA12] every layer once, every visible text
    expect(nodes.length + ast.counts.sections).toBe(raw.length);
    expect(new Set(nodes.map(({ node }) => node.id)).size).toBe(nodes.length);
    const texts = raw.filter(({ node, seen }) => seen && node.type === 'TEXT').map(({ node }) => node.characters);
    const kept = nodes
      .filter(({ node, seen }) => seen && node.figmaType === 'TEXT')
      .map(({ node }) => node.text?.characters);
    expect(kept.sort()).toEqual(texts.sort());

    // [PA17] fits the contract and JSON
    for (const { node } of nodes) {
      const { children: _, ...own } = node;
      nodeSchema.parse(own);
    }
    const json = JSON.stringify(ast.screens);
    expect(JSON.parse(json)).toEqual(ast.screens);

    // Places: what a reader draws lies where Figma says
    const byId = new Map(raw.map(({ node }) => [node.id, node]));
    const parts = new Set(ast.screens.flatMap(({ root }) => insidePictures(root)));
    const checked = ast.screens.reduce((sum, screen) => sum + checkPlaces(screen, byId, parts), 0);
    expect(checked).toBeGreaterThan(0);

    // [PA14] the order of keys changes no byte
    const again = await astOf(fetchedDesign(shuffled(read(file))), options);
    expect(JSON.stringify(again.screens) === json).toBe(true);
    expect(JSON.stringify(again.findings)).toBe(JSON.stringify(ast.findings));
  });
});

const hostile = (dir: string): string[] =>
  readdirSync(join(dir, 'hostile/out')).filter((file) => /\.json(\.gz)?$/.test(file) && !file.startsWith('http-'));

describe.skipIf(corpus === null)('hostile designs', () => {
  it.each(corpus === null ? [] : hostile(corpus))(
    '%s is built or refused with a code',
    { timeout: 120_000 },
    async (file) => {
      let body: unknown;
      try {
        body = read(join(corpus ?? '', 'hostile/out', file));
      } catch {
        return; // Not JSON at all: the source says so.
      }
      try {
        const design = fetchedDesign(body);
        const ast = await astOf(design);
        expect(ast.counts.nodes + ast.counts.sections).toBe(design.counts.nodes);
        for (const { node } of ast.screens.flatMap(({ root }) => placed(root))) {
          const { children: _, ...own } = node;
          nodeSchema.parse(own);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(CodedError);
      }
    },
  );
});
