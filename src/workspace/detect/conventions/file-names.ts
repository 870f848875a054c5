import type { Project } from '../open-project.ts';
import { extensionOf, nameOf } from '../stacks/candidate.ts';
import { type ConventionReader, countOf, type Finding, type Topic } from './finding.ts';
import type { Scope } from './scope.ts';

const TEST = /(?:[._-](?:test|spec)s?\.[^.]+|[a-z0-9]Tests?\.[^.]+)$/;
const SHEET = new Set(['.css', '.scss', '.sass', '.less']);

/** A name of one lower-case word fits every way of writing, and so it says nothing. */
const CASES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['kebab-case', /^[a-z0-9]+(?:-[a-z0-9]+)+$/],
  ['snake_case', /^[a-z0-9]+(?:_[a-z0-9]+)+$/],
  ['PascalCase', /^[A-Z][A-Za-z0-9]*$/],
  ['camelCase', /^[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/],
];

const stemOf = (path: string): string =>
  nameOf(path)
    .replace(/^[_+@]+/, '')
    .split('.')[0] ?? '';

const caseOf = (path: string): string | null => CASES.find(([, pattern]) => pattern.test(stemOf(path)))?.[0] ?? null;

/** At least two files, and four of five agree: else the project has no such convention. */
const namingOf = (paths: readonly string[], topic: Topic): Finding[] => {
  const cases = paths.map(caseOf).filter((name) => name !== null);
  const [name, list] =
    [...Map.groupBy(cases, (one) => one)].toSorted((one, other) => other[1].length - one[1].length)[0] ?? [];
  if (name === undefined || list === undefined || list.length < 2 || list.length < cases.length * 0.8) return [];
  const example = paths.find((path) => caseOf(path) === name) ?? '';
  return [
    { topic, value: `${name}, e.g. ${nameOf(example)}`, source: `${list.length} of ${countOf(cases.length, 'file')}` },
  ];
};

const testsOf = (paths: readonly string[]): Finding[] => {
  const shape = (path: string): string => {
    const name = nameOf(path);
    const suffix = /(?:[._-](?:test|spec)s?|Tests?)(?=\.[^.]+$)/.exec(name);
    return suffix ? `*${name.slice(suffix.index)}` : name;
  };
  const [first] = [...Map.groupBy(paths, shape)].toSorted((one, other) => other[1].length - one[1].length);
  return first ? [{ topic: 'test-names', value: first[0], source: countOf(first[1].length, 'file') }] : [];
};

const split = (project: Project, scope: Scope): { components: string[]; sources: string[] } => {
  const code = project.files.filter((path) => scope.code.includes(extensionOf(path)) && !TEST.test(nameOf(path)));
  const separate = scope.code.some((extension) => !scope.components.includes(extension));
  const isComponent = (path: string): boolean => separate && scope.components.includes(extensionOf(path));
  return { components: code.filter(isComponent), sources: code.filter((path) => !isComponent(path)) };
};

/** How files are named, for each kind of file of its own. */
export const readFileNames: ConventionReader = (project, scope) => {
  const { components, sources } = split(project, scope);
  const own = sources.filter((path) => !SHEET.has(extensionOf(path)));
  const sheets = project.files.filter((path) => SHEET.has(extensionOf(path)));
  const tests = project.files.filter((path) => TEST.test(nameOf(path)) && scope.code.includes(extensionOf(path)));
  return Promise.resolve([
    ...namingOf(components, 'component-names'),
    ...namingOf(own, 'source-names'),
    ...namingOf(sheets, 'style-names'),
    ...testsOf(tests),
  ]);
};
