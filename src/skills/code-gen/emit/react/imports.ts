import type { CodeStyle, ProjectComponent } from '../../draft/project-facts.ts';
import { reservedNames } from '../components/properties.ts';
import { camel, unique, wordsOf } from '../names/words.ts';
import { relativePath } from '../text/paths.ts';
import { stringText } from '../text/script-string.ts';

/** What a file imports, collected while its elements are written. */
export interface Imports {
  asset(path: string): string;
  component(name: string): string;
  /** Types of React. */
  type(name: string): string;
  readonly assets: readonly string[];
  readonly files: readonly string[];
  lines(): readonly string[];
}

/** Where a component is exported. */
export type ComponentPlace = Pick<ProjectComponent, 'path' | 'exported'>;

interface ImportPlace {
  readonly file: string;
  readonly sheet: string | null;
  /** Style sheets that stand for themselves. */
  readonly effects: readonly string[];
  readonly component: (name: string) => ComponentPlace;
  readonly style: CodeStyle;
  readonly pictures: 'addresses' | 'objects';
}

const stem = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');

export const imports = (
  { file, sheet, effects, component, style, pictures }: ImportPlace,
  taken: Iterable<string>,
): Imports => {
  const names = new Set([...reservedNames(), ...taken]);
  const assets = new Map<string, string>();
  const components = new Map<string, ComponentPlace>();
  const types = new Set<string>();
  const end = style.semicolons ? ';' : '';
  const from = (path: string): string => stringText(relativePath(file, path), style);
  return {
    asset: (path) => {
      const name = assets.get(path) ?? unique(camel(wordsOf(stem(path)), 'image'), names, '');
      assets.set(path, name);
      return pictures === 'objects' ? `${name}.src` : name;
    },
    component: (name) => {
      components.set(name, component(name));
      return name;
    },
    type: (name) => {
      types.add(name);
      return name;
    },
    get assets() {
      return [...assets.keys()];
    },
    get files() {
      return [...[...components.values()].map(({ path }) => path), ...(sheet === null ? [] : [sheet]), ...effects];
    },
    lines: () => [
      ...(types.size === 0
        ? []
        : [`import type { ${[...types].sort().join(', ')} } from ${stringText('react', style)}${end}`]),
      ...[...assets]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, name]) => `import ${name} from ${from(path)}${end}`),
      ...[...components]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { path, exported }]) => {
          const imported = exported === 'named' ? `{ ${name} }` : name;
          return `import ${imported} from ${from(path.replace(/(\/index)?\.[jt]sx$/, ''))}${end}`;
        }),
      ...effects.map((path) => `import ${from(path)}${end}`),
      ...(sheet === null ? [] : [`import styles from ${from(sheet)}${end}`]),
    ],
  };
};
