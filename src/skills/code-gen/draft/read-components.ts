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

/** Properties as a typed component declares them beside itself: `interface XProps { … }` or `type XProps = { … }`. */
const takenBy = (name: string, source: string): ProjectComponent['takes'] => {
  const declared = new RegExp(
    `(?:interface\\s+${name}Props\\b([^{]*)|type\\s+${name}Props\\s*=([^{]*))\\{([^{}]*)\\}`,
  ).exec(source);
  if (declared === null) return null;
  const [, extended = '', joined = '', body = ''] = declared;
  const wider = extended + joined;
  const properties = [...body.matchAll(MEMBER)].map(propertyOf);
  const names = new Set(properties.map((property) => property.name));
  const html = /HTMLAttributes|ComponentProps/.test(wider);
  return {
    properties: properties.filter((property) => property.name !== 'children' && property.name !== 'className'),
    children: names.has('children') || html || /PropsWithChildren/.test(wider),
    className: names.has('className') || html,
  };
};

const exportedAs = (name: string, source: string): ProjectComponent['exported'] | null => {
  if (new RegExp(`export\\s+(?:function|const|class)\\s+${name}\\b`).test(source)) return 'named';
  return new RegExp(`export\\s+default\\s+(?:function\\s+|class\\s+)?${name}\\b`).test(source) ? 'default' : null;
};

const readOne = async (project: Project, name: string, path: string): Promise<ProjectComponent> => {
  const source = path.endsWith('.tsx') ? await project.read(path, LONGEST_FILE) : null;
  const exported = source === null ? null : exportedAs(name, source);
  const takes = source === null || exported === null ? null : takenBy(name, source);
  return { name, path, exported: exported ?? 'named', takes };
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
