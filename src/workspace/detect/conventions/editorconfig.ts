import { editorconfigFor } from '../parse/editorconfig.ts';
import { nameOf } from '../stacks/candidate.ts';
import type { ConventionReader, Finding } from './finding.ts';

const ENDS: Readonly<Record<string, string>> = { lf: 'LF', crlf: 'CRLF', cr: 'CR' };

const indentationOf = (settings: ReadonlyMap<string, string>): string | null => {
  if (settings.get('indent_style') === 'tab') return 'tabs';
  const size = settings.get('indent_size') ?? settings.get('tab_width');
  return size !== undefined && /^\d$/.test(size) ? `${size} spaces` : null;
};

/** `.editorconfig`, for ktlint and .NET too: both keep their own settings in it. */
const findingsOf = (settings: ReadonlyMap<string, string>, source: string): Finding[] => {
  const found: Finding[] = [];
  const add = (topic: Finding['topic'], value: string | null | undefined): void => {
    if (value) found.push({ topic, value, source });
  };
  const ktlint = settings.get('ktlint_code_style');
  const width = settings.get('max_line_length');
  const braces = settings.get('csharp_new_line_before_open_brace');
  const commas = settings.get('ij_kotlin_allow_trailing_comma');
  add('formatter', ktlint && `ktlint (${ktlint})`);
  add('indentation', indentationOf(settings));
  add('line-width', width && /^\d+$/.test(width) ? width : null);
  add('line-ends', ENDS[settings.get('end_of_line')?.toLowerCase() ?? '']);
  add('braces', braces && (braces === 'none' ? 'on the same line' : `on a new line: ${braces}`));
  add('trailing-commas', commas && (commas === 'true' ? 'allowed' : 'never'));
  return found;
};

export const readEditorconfig: ConventionReader = async (project, scope) => {
  const source = project.files.find((path) => nameOf(path) === '.editorconfig');
  if (source === undefined) return [];
  return findingsOf(editorconfigFor(await project.read(source), `sample${scope.code[0] ?? '.txt'}`), source);
};
