import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FakeDesign } from './types.ts';

interface Render {
  readonly file: string;
  readonly nodeId: string;
  readonly scale: number;
}

interface Entry {
  readonly id: string;
  readonly file: string;
  readonly endpoint?: string;
  readonly renders?: readonly Render[];
  readonly screenshots?: readonly { readonly file: string }[];
  readonly nodeId?: string;
}

interface Manifest {
  readonly real: readonly Entry[];
  readonly derived: readonly Entry[];
}

const SDS_VARIABLES = 'derived/sds/variables-local.reconstructed.json';

const fillsOf = (corpus: string, id: string): Record<string, string> => {
  const folder = join(corpus, 'real/image-fills', id);
  if (!existsSync(folder)) return {};
  return Object.fromEntries(readdirSync(folder).map((name) => [name.replace(/\.\w+$/, ''), join(folder, name)]));
};

const realDesign = (corpus: string, { id, file, renders = [] }: Entry): FakeDesign => {
  const own = join(corpus, `derived/${id}.variables-local.json`);
  const atScale2 = renders.filter(({ scale }) => scale === 2);
  return {
    body: join(corpus, file),
    fills: fillsOf(corpus, id),
    renders: Object.fromEntries(atScale2.map((render) => [render.nodeId, join(corpus, render.file)])),
    ...(existsSync(own) ? { variables: own } : {}),
  };
};

/** A screen of the derived kit: its first picture is Figma's render of the whole at scale 2. */
const kitDesign = (corpus: string, { file, nodeId, screenshots = [] }: Entry): FakeDesign => {
  const [picture] = screenshots;
  return {
    body: join(corpus, file),
    variables: join(corpus, SDS_VARIABLES),
    renders: nodeId === undefined || picture === undefined ? {} : { [nodeId]: join(corpus, picture.file) },
  };
};

/** Every design of the corpus under its id (`radix-icons`, `sds-mobile-pricing`, `generated`). */
export const corpusDesigns = (corpus: string): Readonly<Record<string, FakeDesign>> => {
  const manifest = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as Manifest;
  const real = manifest.real.filter(({ endpoint }) => endpoint?.includes('variables') === false);
  const kit = manifest.derived.filter(({ file }) => file.endsWith('data.json.gz'));
  return {
    ...Object.fromEntries(real.map((entry) => [entry.id, realDesign(corpus, entry)])),
    ...Object.fromEntries(kit.map((entry) => [entry.id, kitDesign(corpus, entry)])),
    generated: {
      body: join(corpus, 'generated/sample-12x29.file.json.gz'),
      variables: join(corpus, 'generated/sample-12x29.variables-local.json'),
    },
  };
};
