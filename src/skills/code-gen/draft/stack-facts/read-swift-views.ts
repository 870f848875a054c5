import type { Project } from '#workspace/detect/open-project';
import type { ProjectComponent, TakenProperty } from '../project-facts.ts';
import { bareCode, braced, shallow } from './source.ts';

const MOST_FILES = 400;
const LONGEST = 256 * 1024;
const MOST_VIEWS = 2_000;

const NAME = '[\\p{L}_][\\p{L}\\p{Nd}_]{0,99}';
const ENUM = new RegExp(`\\benum\\s+(${NAME})[^{}]{0,200}\\{`, 'gu');
const CASES = /\bcase\s+([^\n{}():=]{1,400})/g;
const VIEW = new RegExp(
  `(?<!\\bprivate\\s|\\bfileprivate\\s)\\bstruct\\s+(${NAME})(?:<[^<>{}]{0,200}>)?\\s*:\\s*([^{}]{0,200})\\{`,
  'gu',
);
/** A stored property on a line of its own: what stands in front of it, its name, its type, and what it is otherwise. */
const STORED = new RegExp(
  `^[ \\t]*((?:@\\w+(?:\\([^()\\n]*\\))?\\s+|\\w+(?:\\(\\w+\\))?\\s+)*?)(let|var)\\s+(\`?${NAME}\`?)\\s*(?::\\s*([^=\\n{]+?))?\\s*(=[^\\n]*)?(\\{\\})?[ \\t]*$`,
  'gmu',
);

type Enums = ReadonlyMap<string, readonly string[]>;

const enumsIn = (source: string): [string, readonly string[]][] =>
  [...source.matchAll(ENUM)].flatMap((found): [string, readonly string[]][] => {
    const body = braced(source, found.index + found[0].length - 1);
    const cases = [...shallow(body ?? '').matchAll(CASES)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim().replaceAll('`', '')),
    );
    return cases.length === 0 ? [] : [[found[1] ?? '', cases]];
  });

const BUILT = /@ViewBuilder\b/;
const KEPT =
  /@(?:State|StateObject|Environment|EnvironmentObject|ObservedObject|FocusState|AppStorage|SceneStorage|GestureState|Namespace|Query|ScaledMetric)\b/;
const HIDDEN = /\b(?:private|fileprivate)\b/;
const OF_TYPE = /\b(?:static|class)\b/;

interface Stored {
  readonly before: string;
  readonly isLet: boolean;
  readonly name: string;
  readonly type: string;
  readonly hasDefault: boolean;
  readonly isComputed: boolean;
}

const storedIn = (body: string): Stored[] =>
  [...shallow(body).matchAll(STORED)].map(([, before = '', word, name = '', type = '', value, braces]) => ({
    ...{ before, isLet: word === 'let', name: name.replaceAll('`', ''), type: type.trim() },
    hasDefault: value !== undefined || (word === 'var' && type.trim().endsWith('?')),
    isComputed: braces !== undefined && value === undefined,
  }));

const kindOf = ({ before, type }: Stored, enums: Enums): Pick<TakenProperty, 'kind' | 'words'> => {
  const bare = type.replace(/\?$/, '');
  if (/@\w+/.test(before)) return { kind: 'other', words: [] };
  if (bare === 'String' || bare === 'LocalizedStringKey') return { kind: 'text', words: [] };
  if (bare === 'Bool') return { kind: 'flag', words: [] };
  const words = enums.get(bare);
  return words === undefined ? { kind: 'other', words: [] } : { kind: 'word', words };
};

/** What the initializer of a view takes that the compiler makes of its stored properties; null where it has another. */
const takenBy = (body: string, enums: Enums): ProjectComponent['takes'] => {
  if (/\binit\s*[?(<]/.test(body)) return null;
  const stored = storedIn(body).filter(({ before, isComputed }) => !isComputed && !OF_TYPE.test(before));
  const asked = stored.filter(
    ({ before, isLet, hasDefault }) => !(isLet && hasDefault) && !(KEPT.test(before) && hasDefault),
  );
  // One that is hidden hides the initializer.
  if (asked.some(({ before }) => HIDDEN.test(before))) return null;
  const last = asked.at(-1);
  const children = last !== undefined && BUILT.test(last.before);
  const properties = asked.filter((one) => !(children && one === last));
  return {
    properties: properties.map((one) => ({ name: one.name, required: !one.hasDefault, ...kindOf(one, enums) })),
    ...{ children, className: true },
  };
};

const viewsIn = (source: string, path: string, enums: Enums): ProjectComponent[] =>
  [...source.matchAll(VIEW)].flatMap((found): ProjectComponent[] => {
    const [, name = '', protocols = ''] = found;
    const body = braced(source, found.index + found[0].length - 1);
    if (body === null || !/\bView\b/.test(protocols)) return [];
    return [{ name, path, exported: 'named', takes: takenBy(body, enums) }];
  });

/** Views of a project with what their initializers take, in that order; those of one name with another tell nothing. Runs nothing. */
export const readSwiftViews = async (project: Project): Promise<readonly ProjectComponent[]> => {
  const paths = project.files.filter((path) => path.endsWith('.swift')).slice(0, MOST_FILES);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST)));
  const sources = texts.map((text) => (text === null ? '' : bareCode(text)));
  const enums: Enums = new Map(sources.flatMap(enumsIn));
  const all = sources.flatMap((source, at) => viewsIn(source, paths[at] ?? '', enums));
  return [...Map.groupBy(all, ({ name }) => name).values()]
    .flatMap(([first, ...others]) =>
      first === undefined ? [] : [others.length > 0 ? { ...first, takes: null } : first],
    )
    .slice(0, MOST_VIEWS);
};
