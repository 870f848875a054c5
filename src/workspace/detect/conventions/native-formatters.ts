import { at, parseJsonObject } from '../parse/json-with-comments.ts';
import { yamlScalars } from '../parse/yaml-scalars.ts';
import { nameOf } from '../stacks/candidate.ts';
import type { ConventionReader, Finding } from './finding.ts';

/** Rules stand as `rule: true` or as items of a list; both come out as scalars with the value `true`. */
const readDart: ConventionReader = async (project) => {
  const source = project.files.find((path) => nameOf(path) === 'analysis_options.yaml');
  if (source === undefined) return [];
  const scalars = yamlScalars(await project.read(source));
  const has = (rule: string): boolean => scalars.get(`linter.rules.${rule}`) === 'true';
  const found: Finding[] = [{ topic: 'formatter', value: 'dart format', source }];
  const preset = scalars.get('include');
  if (preset) found.push({ topic: 'linter', value: preset, source });
  const width = scalars.get('formatter.page_width');
  if (width) found.push({ topic: 'line-width', value: width, source });
  if (has('prefer_single_quotes')) found.push({ topic: 'quotes', value: 'single', source });
  if (has('prefer_double_quotes')) found.push({ topic: 'quotes', value: 'double', source });
  if (has('require_trailing_commas')) found.push({ topic: 'trailing-commas', value: 'required', source });
  return found;
};

const readSwiftFormat: ConventionReader = async (project) => {
  const source = project.files.find((path) => nameOf(path) === '.swiftformat');
  if (source === undefined) return [];
  const text = (await project.read(source)) ?? '';
  const option = (name: string): string | undefined => new RegExp(`^--${name}\\s+(\\S+)`, 'm').exec(text)?.[1];
  const indent = option('indent');
  const width = option('maxwidth');
  const found: Finding[] = [{ topic: 'formatter', value: 'SwiftFormat', source }];
  if (indent) found.push({ topic: 'indentation', value: /^\d+$/.test(indent) ? `${indent} spaces` : 'tabs', source });
  if (width && /^\d+$/.test(width)) found.push({ topic: 'line-width', value: width, source });
  return found;
};

const readAppleSwiftFormat: ConventionReader = async (project) => {
  const source = project.files.find((path) => nameOf(path) === '.swift-format');
  const config = source === undefined ? null : parseJsonObject(await project.read(source));
  if (source === undefined || config === null) return [];
  const spaces = at(config, 'indentation', 'spaces');
  const width = at(config, 'lineLength');
  const found: Finding[] = [{ topic: 'formatter', value: 'swift-format', source }];
  if (typeof spaces === 'number') found.push({ topic: 'indentation', value: `${spaces} spaces`, source });
  if (at(config, 'indentation', 'tabs') !== undefined) found.push({ topic: 'indentation', value: 'tabs', source });
  if (typeof width === 'number') found.push({ topic: 'line-width', value: String(width), source });
  return found;
};

const LINTER_FILES: readonly (readonly [name: string, linter: string])[] = [
  ['.swiftlint.yml', 'SwiftLint'],
  ['detekt.yml', 'detekt'],
  ['.stylelintrc', 'Stylelint'],
  ['.stylelintrc.json', 'Stylelint'],
  ['stylelint.config.js', 'Stylelint'],
  ['stylecop.json', 'StyleCop'],
];

const readLinters: ConventionReader = (project) => {
  const found = LINTER_FILES.flatMap(([name, value]): Finding[] => {
    const source = project.files.find((path) => nameOf(path) === name);
    return source === undefined ? [] : [{ topic: 'linter', value, source }];
  });
  return Promise.resolve(found);
};

/** Formatters and linters of Dart, Swift, Kotlin and .NET by the files that set them up. */
export const readNativeFormatters: ConventionReader = async (project, scope) => {
  const own: Readonly<Record<string, readonly ConventionReader[]>> = {
    '.dart': [readDart],
    '.swift': [readSwiftFormat, readAppleSwiftFormat],
  };
  const readers = [...(own[scope.code[0] ?? ''] ?? []), readLinters];
  const found: Finding[] = [];
  for (const read of readers) found.push(...(await read(project, scope)));
  return found;
};
