import { at, parseJsonObject } from '../parse/json-with-comments.ts';
import { nameOf } from '../stacks/candidate.ts';
import type { ConventionReader, Finding, Topic } from './finding.ts';

/** Biome's formatter and linter; what its file does not name is Biome's own default. */
export const readBiome: ConventionReader = async (project) => {
  const source = project.files.find((path) => /^\.?biome\.jsonc?$/.test(nameOf(path)));
  const config = source === undefined ? null : parseJsonObject(await project.read(source));
  if (source === undefined || config === null) return [];
  const linter: Finding[] =
    at(config, 'linter', 'enabled') === false ? [] : [{ topic: 'linter', value: 'Biome', source }];
  if (at(config, 'formatter', 'enabled') === false) return linter;
  const script = (key: string): unknown => at(config, 'javascript', 'formatter', key) ?? at(config, 'formatter', key);
  const spaces = script('indentStyle') === 'space';
  const decided: readonly (readonly [Topic, unknown])[] = [
    ['formatter', 'Biome'],
    ['indentation', spaces ? `${script('indentWidth') ?? 2} spaces` : 'tabs'],
    ['line-width', script('lineWidth') ?? 80],
    ['quotes', script('quoteStyle') ?? 'double'],
    ['semicolons', script('semicolons') === 'asNeeded' ? 'left out' : 'written'],
    ['trailing-commas', script('trailingCommas') ?? 'all'],
  ];
  return [...decided.map(([topic, value]) => ({ topic, value: String(value), source })), ...linter];
};
