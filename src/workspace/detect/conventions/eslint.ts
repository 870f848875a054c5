import { nameOf } from '../stacks/candidate.ts';
import type { ConventionReader, Finding } from './finding.ts';

const CONFIG = /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.(?:[cm]?js|json|ya?ml))?)$/;

/** The options of a rule as they stand in the text: the file is a program, and it is not run. */
const ruleText = (text: string, rule: string): string | null =>
  new RegExp(`['"](?:@stylistic(?:/ts|/js)?/|@typescript-eslint/)?${rule}['"]?\\s*:\\s*\\[([^\\]]*)`).exec(text)?.[1] ??
  new RegExp(`(?:^|[\\s{,])${rule}\\s*:\\s*\\[([^\\]]*)`, 'm').exec(text)?.[1] ??
  null;

const isOn = (options: string): boolean => /['"](?:error|warn)['"]|^\s*[12]\b/.test(options);

const stylistic = (text: string, source: string): Finding[] => {
  const found: Finding[] = [];
  const options = (rule: string): string | null => {
    const value = ruleText(text, rule);
    return value !== null && isOn(value) ? value : null;
  };
  const quotes = /['"](single|double)['"]/.exec(options('quotes') ?? '')?.[1];
  const semi = /['"](always|never)['"]/.exec(options('semi') ?? '')?.[1];
  const indent = /['"](tab)['"]|,\s*(\d)/.exec(options('indent') ?? '');
  const width = /(\d{2,3})/.exec(options('max-len') ?? '')?.[1];
  const commas = /['"](always-multiline|always|never|only-multiline)['"]/.exec(options('comma-dangle') ?? '')?.[1];
  if (quotes) found.push({ topic: 'quotes', value: quotes, source });
  if (semi) found.push({ topic: 'semicolons', value: semi === 'always' ? 'written' : 'left out', source });
  if (indent) found.push({ topic: 'indentation', value: indent[1] ? 'tabs' : `${indent[2]} spaces`, source });
  if (width) found.push({ topic: 'line-width', value: width, source });
  if (commas) found.push({ topic: 'trailing-commas', value: commas, source });
  return found;
};

/** ESLint, and the stylistic rules that its file spells out; what a shared preset decides is not known. */
export const readEslint: ConventionReader = async (project) => {
  const source = project.files.find((path) => CONFIG.test(nameOf(path)));
  if (source === undefined) return [];
  const text = (await project.read(source)) ?? '';
  return [{ topic: 'linter', value: 'ESLint', source }, ...stylistic(text, source)];
};
