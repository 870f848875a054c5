import { join } from 'node:path';
import { at, parseJsonObject } from '#workspace/detect/parse/json-with-comments';
import { readBounded } from '#workspace/files/bounded-read';
import { resolveInside } from '#workspace/safe-path';

/** Absolute paths without ending that an import may mean; nothing for one that is no alias. */
export type PathAliases = (specifier: string) => readonly string[];

const CONFIGS = ['tsconfig.json', 'tsconfig.app.json', 'jsconfig.json'];
const MOST_BYTES = 256 * 1024;

const textOf = async (workspace: string, name: string): Promise<string | null> => {
  try {
    const read = await readBounded(await resolveInside(workspace, name), MOST_BYTES);
    return read.kind === 'ok' ? new TextDecoder().decode(read.bytes) : null;
  } catch {
    return null;
  }
};

type Alias = readonly [pattern: string, targets: readonly string[]];

const aliasesIn = (text: string | null): readonly Alias[] => {
  const config = parseJsonObject(text);
  const paths = at(config, 'compilerOptions', 'paths');
  const base = at(config, 'compilerOptions', 'baseUrl');
  if (typeof paths !== 'object' || paths === null) return [];
  const below = typeof base === 'string' ? base : '.';
  return Object.entries(paths).map(([pattern, targets]) => [
    pattern,
    (Array.isArray(targets) ? targets : []).filter((one) => typeof one === 'string').map((one) => join(below, one)),
  ]);
};

const starOf = (pattern: string, specifier: string): string | null => {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return pattern === specifier ? '' : null;
  const fits = specifier.startsWith(head) && specifier.endsWith(tail) && specifier.length >= head.length + tail.length;
  return fits ? specifier.slice(head.length, specifier.length - tail.length) : null;
};

/** The `paths` of the project's own configuration; read, never run. What leads outside is refused where a file is looked for. */
export const readPathAliases = async (workspace: string): Promise<PathAliases> => {
  const texts = await Promise.all(CONFIGS.map((name) => textOf(workspace, name)));
  const all = texts.flatMap(aliasesIn);
  return (specifier) =>
    all.flatMap(([pattern, targets]) => {
      const star = starOf(pattern, specifier);
      return star === null
        ? []
        : targets.map((target) =>
            join(
              workspace,
              target.replace('*', () => star),
            ),
          );
    });
};
