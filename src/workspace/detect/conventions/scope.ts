import type { Project } from '../open-project.ts';
import { extensionOf } from '../stacks/candidate.ts';
import { TOPIC_NAMES, type Topic } from './finding.ts';

/** Which files show how a stack is written, and which conventions can exist in it. */
export interface Scope {
  readonly framework: string;
  readonly code: readonly string[];
  readonly components: readonly string[];
  readonly topics: readonly Topic[];
}

interface Files {
  readonly code: readonly string[];
  readonly components: readonly string[];
  /** Topics that the language or the stack does not have. */
  readonly without: readonly Topic[];
}

const SCRIPT = ['.ts', '.js', '.mts', '.mjs'];
const NOT_IN_SCRIPT: readonly Topic[] = ['braces'];
const NOT_SCRIPT: readonly Topic[] = ['quotes', 'semicolons', 'component-style'];
const NOT_NATIVE: readonly Topic[] = ['quotes', 'semicolons', 'styles', 'style-names', 'styling'];

/** Components are files like any other, so one naming holds for both. */
const ONE_KIND: readonly Topic[] = ['component-names'];

const FILES: Readonly<Record<string, Files>> = {
  html: {
    code: ['.html', '.css', '.js', '.ts'],
    components: [],
    without: ['component-names', 'component-style', 'braces'],
  },
  react: { code: ['.tsx', '.jsx', ...SCRIPT], components: ['.tsx', '.jsx'], without: NOT_IN_SCRIPT },
  vue: { code: ['.vue', ...SCRIPT], components: ['.vue'], without: NOT_IN_SCRIPT },
  svelte: { code: ['.svelte', ...SCRIPT], components: ['.svelte'], without: NOT_IN_SCRIPT },
  flutter: {
    code: ['.dart'],
    components: ['.dart'],
    without: ['semicolons', 'braces', 'style-names', 'styling', 'component-names'],
  },
  swiftui: {
    code: ['.swift'],
    components: ['.swift'],
    without: [...NOT_NATIVE, ...ONE_KIND, 'trailing-commas', 'braces'],
  },
  compose: { code: ['.kt'], components: ['.kt'], without: [...NOT_NATIVE, ...ONE_KIND, 'braces'] },
  avalonia: {
    code: ['.cs', '.axaml', '.xaml'],
    components: ['.axaml', '.xaml'],
    without: ['quotes', 'semicolons', 'trailing-commas', 'styling', 'component-style'],
  },
};

const CODE = new Set(
  `.ts .tsx .js .jsx .vue .svelte .dart .swift .kt .java .cs .axaml .xaml .razor .qml .py .rs .go .c .cc .cpp .h .hpp .m .rb .php .elm`.split(
    ' ',
  ),
);

/** For a stack without a template: the two kinds of code file that it has most of. */
const commonest = (project: Project): string[] => {
  const counts = Map.groupBy(
    project.files.filter((path) => CODE.has(extensionOf(path))),
    extensionOf,
  );
  return [...counts]
    .toSorted((one, other) => other[1].length - one[1].length)
    .slice(0, 2)
    .map(([extension]) => extension);
};

const filesOf = (project: Project, framework: string): Files => {
  const known = Object.hasOwn(FILES, framework) ? FILES[framework] : undefined;
  if (known) return known;
  const code = commonest(project);
  const scripted = code.some((extension) => ['.ts', '.tsx', '.js', '.jsx'].includes(extension));
  return { code, components: code, without: [...ONE_KIND, ...(scripted ? NOT_IN_SCRIPT : NOT_SCRIPT)] };
};

export const scopeOf = (project: Project, framework: string): Scope => {
  const { code, components, without } = filesOf(project, framework);
  return { framework, code, components, topics: TOPIC_NAMES.filter((topic) => !without.includes(topic)) };
};
