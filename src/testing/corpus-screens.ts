import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { imageKey } from '#parser/image-map/image-key';
import { keyImages } from '#parser/image-map/key-images';
import { type BuiltScreen, buildSemanticAst } from '#parser/semantic-ast/build-ast';
import { planPictures } from '#parser/semantic-ast/plan-pictures';
import { rewriteScreenshots } from '#parser/semantic-ast/rewrite-screenshots';
import { resolveVariables } from '#parser/variables/variable-table';
import { fetchedDesign, inProcess } from './design-builder.ts';
import { IS_THOROUGH } from './thorough.ts';

interface Design {
  readonly name: string;
  readonly file: string;
  readonly variables: string | null;
}

const read = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

/** The designs of the corpus that are single screens of real projects. */
export const screenDesigns = (corpus: string): Design[] => {
  const real = readdirSync(join(corpus, 'real')).filter((name) => /\.node\.json(\.gz)?$/.test(name));
  const sds = join(corpus, 'derived', 'sds');
  const folders = readdirSync(sds, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    ...real.map((name) => ({ name: name.replace(/\..*$/, ''), file: join(corpus, 'real', name), variables: null })),
    ...folders.map(({ name }) => ({
      name: `sds/${name}`,
      file: join(sds, name, 'data.json.gz'),
      variables: join(sds, 'variables-local.reconstructed.json'),
    })),
  ];
};

/** Of which designs a test tells in its name. */
export const DESIGNS = IS_THOROUGH ? 'all of them' : 'every second one';

/** All of them, or every second one: tests of other stacks begin elsewhere, so that together they see each. */
export const someScreenDesigns = (corpus: string, from: 0 | 1): Design[] =>
  screenDesigns(corpus).filter((_, at) => IS_THOROUGH || at % 2 === from);

/**
 * The screens of a design as the parser builds them, with keys of pictures as in an image map without duplicates.
 * @param of the adapter of a stack; that of the web when absent
 */
export const builtScreens = async (
  { name, file, variables }: Design,
  of?: Parameters<typeof inProcess>[0],
): Promise<readonly BuiltScreen[]> => {
  const design = fetchedDesign(read(file), {}, name);
  const { signal } = new AbortController();
  const adapter = inProcess(of);
  const plan = await planPictures(design, adapter, { signal });
  const table = resolveVariables(variables === null ? null : read(variables), null);
  const input = { design, plan, variables: table, adapter, signal, onProgress: () => {} };
  const { screens } = await buildSemanticAst(input);
  const { keyOf } = keyImages(
    plan.pictures.map((picture) => ({ id: picture.id, base: imageKey(picture) })),
    [],
    new Map(),
  );
  for (const { root } of screens) rewriteScreenshots(root, keyOf);
  return screens;
};
