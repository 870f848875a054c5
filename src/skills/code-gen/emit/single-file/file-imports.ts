import type { CodeStyle } from '../../draft/project-facts.ts';
import { reservedNames } from '../components/properties.ts';
import { camel, unique, wordsOf } from '../names/words.ts';
import { relativePath } from '../text/paths.ts';
import { stringText } from '../text/script-string.ts';

/** What the script of a file imports, collected while its markup is written. */
export interface FileImports {
  /** @returns the name of the picture's address in the script */
  asset(path: string): string;
  component(name: string): string;
  /** A picture that the markup names by its path. */
  shown(path: string): void;
  type(name: string, from: string): string;
  readonly assets: readonly string[];
  readonly files: readonly string[];
  lines(): readonly string[];
}

interface ImportPlace {
  readonly file: string;
  /** Style sheets that stand for themselves. */
  readonly effects: readonly string[];
  /** Path of a component. */
  readonly component: (name: string) => string;
  readonly style: CodeStyle;
  /** The folder that `$lib` stands for; null where nothing does. */
  readonly library: string | null;
}

const stem = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');

/** A path as a file names it: by the library where the file lies outside of it. */
const pathFrom = ({ file, library }: Pick<ImportPlace, 'file' | 'library'>, path: string): string =>
  library !== null && path.startsWith(`${library}/`) && !file.startsWith(`${library}/`)
    ? `$lib${path.slice(library.length)}`
    : relativePath(file, path);

export const fileImports = (place: ImportPlace, taken: Iterable<string>): FileImports => {
  const { effects, component, style } = place;
  const names = new Set([...reservedNames(), ...taken]);
  const assets = new Map<string, string>();
  const shown = new Set<string>();
  const components = new Map<string, string>();
  const types = new Map<string, Set<string>>();
  const end = style.semicolons ? ';' : '';
  const from = (path: string): string => `${stringText(pathFrom(place, path), style)}${end}`;
  return {
    asset: (path) => {
      const name = assets.get(path) ?? unique(camel(wordsOf(stem(path)), 'image'), names, '');
      assets.set(path, name);
      return name;
    },
    component: (name) => {
      components.set(name, component(name));
      return name;
    },
    shown: (path) => void shown.add(path),
    type: (name, module) => {
      types.set(module, (types.get(module) ?? new Set()).add(name));
      return name;
    },
    get assets() {
      return [...new Set([...assets.keys(), ...shown])];
    },
    get files() {
      return [...components.values(), ...effects];
    },
    lines: () => [
      ...[...types].map(
        ([module, all]) => `import type { ${[...all].sort().join(', ')} } from ${stringText(module, style)}${end}`,
      ),
      ...[...assets]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, name]) => `import ${name} from ${from(path)}`),
      ...[...components]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, path]) => `import ${name} from ${from(path)}`),
      ...effects.map((path) => `import ${from(path)}`),
    ],
  };
};
