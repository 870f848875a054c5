import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Fields, isFields, num, records, str } from '#parser/figma/fields';

/** A picture that Figma drew, and where the layer of it is. */
export interface RenderCase {
  readonly name: string;
  /** The response that holds the layer. */
  readonly file: string;
  /** Null for the first layer of the response. */
  readonly nodeId: string | null;
  readonly figma: string;
  readonly scale: number;
  /** Folder with `vectors/` and `images/`, each with a `mapping.json` from node id to file. */
  readonly given: string | null;
}

export const readJson = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

/** The renders that the manifest of the corpus describes. */
const realCases = (corpus: string): RenderCase[] => {
  const manifest = readJson(join(corpus, 'manifest.json'));
  return records(isFields(manifest) ? manifest : {}, 'real').flatMap((source) =>
    records(source, 'renders').map((render): RenderCase => {
      const figma = str(render, 'file') ?? '';
      const label = figma.replace(/^real\/renders\//, '').replace(/(@2x)?\.png$/, '');
      return {
        name: label,
        file: join(corpus, str(source, 'file') ?? ''),
        nodeId: str(render, 'nodeId') ?? null,
        figma: join(corpus, figma),
        scale: num(render, 'scale') ?? 1,
        given: null,
      };
    }),
  );
};

/** The first screenshot is at the drawn width and at scale 2. */
const derivedCases = (corpus: string): RenderCase[] => {
  const sds = join(corpus, 'derived', 'sds');
  return readdirSync(sds, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(sds, name);
      const shots = readdirSync(folder).filter((file) => file.startsWith('screenshot-'));
      const width = Math.min(...shots.map((file) => Number(/\d+/.exec(file)?.[0] ?? Infinity)));
      const figma = join(folder, `screenshot-${width}.png`);
      return { name: `sds/${name}`, file: join(folder, 'data.json.gz'), nodeId: null, figma, scale: 2, given: folder };
    });
};

export const renderCases = (corpus: string): readonly RenderCase[] => [...derivedCases(corpus), ...realCases(corpus)];

/** Node id → path of the given picture, for what is really there. */
export const givenFiles = (folder: string, kind: 'vectors' | 'images'): ReadonlyMap<string, string> => {
  const mapping = join(folder, kind, 'mapping.json');
  const read: unknown = existsSync(mapping) ? readJson(mapping) : {};
  const pairs = Object.entries(isFields(read) ? (read as Fields) : {});
  return new Map(
    pairs.map(([id, file]) => [id, join(folder, kind, String(file))] as const).filter(([, file]) => existsSync(file)),
  );
};
