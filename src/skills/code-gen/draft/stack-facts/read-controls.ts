import type { Project } from '#workspace/detect/open-project';
import type { ProjectComponent, TakenProperty } from '../project-facts.ts';
import { bareCode, braced } from './source.ts';

const MOST_FILES = 400;
const LONGEST = 256 * 1024;
const MOST_CONTROLS = 2_000;

const NAME = '[\\p{L}_][\\p{L}\\p{Nd}_]{0,99}';
const NAMESPACE = new RegExp(`\\bnamespace\\s+(${NAME}(?:\\.${NAME})*)`, 'u');
const ENUM = new RegExp(`\\benum\\s+(${NAME})[^{}]{0,100}\\{([^{}]{0,4000})\\}`, 'gu');
const CONTROL = new RegExp(
  `\\bpublic\\s+(?:sealed\\s+)?partial\\s+class\\s+(${NAME})\\s*:\\s*UserControl\\b[^{}]{0,200}\\{`,
  'gu',
);
const PROPERTY = new RegExp(
  `\\bpublic\\s+static\\s+readonly\\s+StyledProperty<([^;=]{1,100}?)>\\s+(${NAME})Property\\s*=\\s*AvaloniaProperty\\s*\\.\\s*Register<\\s*(${NAME})\\s*,`,
  'gu',
);

type Enums = ReadonlyMap<string, readonly string[]>;

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const enumsIn = (source: string): [string, readonly string[]][] =>
  [...source.matchAll(ENUM)].map(([, name = '', body = '']) => [
    name,
    body
      .split(',')
      .flatMap((member) => new RegExp(`^\\s*(${NAME})`, 'u').exec(member)?.[1] ?? [])
      .map(lower),
  ]);

const kindOf = (type: string, enums: Enums): Pick<TakenProperty, 'kind' | 'words'> => {
  const bare = type.trim().replace(/\?$/, '');
  if (bare === 'string') return { kind: 'text', words: [] };
  if (bare === 'bool') return { kind: 'flag', words: [] };
  const words = enums.get(bare);
  return words === undefined ? { kind: 'other', words: [] } : { kind: 'word', words };
};

const controlsIn = (source: string, path: string, enums: Enums): ProjectComponent[] => {
  const namespace = NAMESPACE.exec(source)?.[1];
  return [...source.matchAll(CONTROL)].flatMap((found): ProjectComponent[] => {
    const name = found[1] ?? '';
    const body = braced(source, found.index + found[0].length - 1);
    if (body === null || namespace === undefined) return [];
    const properties = [...body.matchAll(PROPERTY)]
      .filter(([, , , owner]) => owner === name)
      .map(([, type = '', property = '']) => ({ name: lower(property), required: false, ...kindOf(type, enums) }));
    const takes = { properties, children: false, className: true };
    return [{ name, path, exported: 'named', takes, package: namespace }];
  });
};

/** User controls of a project with the properties that they register; those of one name with another tell nothing. Runs nothing. */
export const readControls = async (project: Project): Promise<readonly ProjectComponent[]> => {
  const paths = project.files.filter((path) => path.endsWith('.cs')).slice(0, MOST_FILES);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST)));
  const sources = texts.map((text) => (text === null ? '' : bareCode(text)));
  const enums: Enums = new Map(sources.flatMap(enumsIn));
  const all = sources.flatMap((source, at) => controlsIn(source, paths[at] ?? '', enums));
  return [...Map.groupBy(all, ({ name }) => name).values()]
    .flatMap(([first, ...others]) =>
      first === undefined ? [] : [others.length > 0 ? { ...first, takes: null } : first],
    )
    .slice(0, MOST_CONTROLS);
};
