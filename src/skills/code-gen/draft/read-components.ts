import type { Project } from '#workspace/detect/open-project';
import type { ProjectComponent, TakenProperty } from './project-facts.ts';

const MOST_COMPONENTS = 2_000;
const MOST_READ = 200;
const LONGEST_FILE = 256 * 1024;

const COMPONENT_FILE = /(?:^|\/)(\p{Lu}[\p{L}\p{Nd}]*)(?:\/index)?\.(?:tsx|jsx|vue|svelte)$/u;

const MEMBER = /^\s*(?:readonly\s+)?([A-Za-z_$][\w$]*)(\?)?\s*:\s*([^;\n]+?)\s*[;,]?\s*$/gm;
const WORDS = /^(?:\|\s*)?(?:'[^']*'|"[^"]*")(?:\s*\|\s*(?:'[^']*'|"[^"]*"))*$/;

const propertyOf = ([, name = '', optional, type = '']: RegExpMatchArray): TakenProperty => {
  const required = optional === undefined;
  if (type === 'string') return { name, kind: 'text', words: [], required };
  if (type === 'boolean') return { name, kind: 'flag', words: [], required };
  if (!WORDS.test(type)) return { name, kind: 'other', words: [], required };
  return { name, kind: 'word', words: [...type.matchAll(/['"]([^'"]*)['"]/g)].map(([, word]) => word ?? ''), required };
};

interface Declared {
  readonly body: string;
  /** What it widens. */
  readonly wider: string;
}

/** `interface X { … }` or `type X = { … }`. */
const declaredAs = (type: string, source: string): Declared | null => {
  const found = new RegExp(`(?:interface\\s+${type}\\b([^{]*)|type\\s+${type}\\s*=([^{]*))\\{([^{}]*)\\}`).exec(source);
  if (found === null) return null;
  const [, extended = '', joined = '', body = ''] = found;
  return { body, wider: extended + joined };
};

const propertiesIn = ({ body }: Declared): TakenProperty[] => [...body.matchAll(MEMBER)].map(propertyOf);

/** Properties as a typed component declares them beside itself. */
const takenBy = (name: string, source: string): ProjectComponent['takes'] => {
  const declared = declaredAs(`${name}Props`, source);
  if (declared === null) return null;
  const { wider } = declared;
  const properties = propertiesIn(declared);
  const names = new Set(properties.map((property) => property.name));
  const html = /HTMLAttributes|ComponentProps/.test(wider);
  return {
    properties: properties.filter((property) => property.name !== 'children' && property.name !== 'className'),
    children: names.has('children') || html || /PropsWithChildren/.test(wider),
    className: names.has('className') || html,
  };
};

const PROPS_OF_VUE = /defineProps<\s*(?:\{([^{}]*)\}|(\w+))\s*>/;

/** Properties of `defineProps<…>()`; what stands between the tags goes into the slot without a name, a class to the root. */
const takenByVue = (source: string): ProjectComponent['takes'] => {
  const [, body, type = ''] = PROPS_OF_VUE.exec(source) ?? [];
  const declared = body === undefined ? declaredAs(type, source) : { body, wider: '' };
  if (type !== '' && declared === null) return null;
  if (declared === null && /defineProps|export\s+default/.test(source)) return null;
  const properties = declared === null ? [] : propertiesIn(declared);
  return { properties, children: /<slot\s*\/?>/.test(source), className: true };
};

const PROPS_OF_SVELTE = /:\s*(?:\{([^{}]*)\}|(\w+))\s*=\s*\$props\(\)/;

/** Properties that `$props()` is typed with. */
const takenBySvelte = (source: string): ProjectComponent['takes'] => {
  const [, body, type = ''] = PROPS_OF_SVELTE.exec(source) ?? [];
  const declared = body === undefined ? declaredAs(type, source) : { body, wider: '' };
  if (declared === null) return null;
  const properties = propertiesIn(declared);
  const names = new Set(properties.map(({ name }) => name));
  return {
    properties: properties.filter(({ name }) => name !== 'children' && name !== 'class'),
    children: names.has('children'),
    className: names.has('class'),
  };
};

const exportedAs = (name: string, source: string): ProjectComponent['exported'] | null => {
  if (new RegExp(`export\\s+(?:function|const|class)\\s+${name}\\b`).test(source)) return 'named';
  return new RegExp(`export\\s+default\\s+(?:function\\s+|class\\s+)?${name}\\b`).test(source) ? 'default' : null;
};

const READ = /\.(tsx|jsx|vue|svelte)$/;

const readOne = async (project: Project, name: string, path: string): Promise<ProjectComponent> => {
  const source = READ.test(path) ? await project.read(path, LONGEST_FILE) : null;
  if (source === null) return { name, path, exported: 'named', takes: null };
  if (path.endsWith('.vue')) return { name, path, exported: 'default', takes: takenByVue(source) };
  if (path.endsWith('.svelte')) return { name, path, exported: 'default', takes: takenBySvelte(source) };
  const exported = exportedAs(name, source);
  return { name, path, exported: exported ?? 'named', takes: exported === null ? null : takenBy(name, source) };
};

/** Components of a project by the names of their files, and what the first of them take. Runs nothing. */
export const readComponents = (project: Project): Promise<readonly ProjectComponent[]> => {
  const found = project.files.flatMap((path) => {
    const name = COMPONENT_FILE.exec(path)?.[1];
    return name === undefined ? [] : [{ name, path }];
  });
  return Promise.all(
    found
      .slice(0, MOST_COMPONENTS)
      .map(({ name, path }, index) =>
        index < MOST_READ ? readOne(project, name, path) : { name, path, exported: 'named' as const, takes: null },
      ),
  );
};
