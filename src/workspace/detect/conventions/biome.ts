import { at, parseJsonObject } from '../parse/json-with-comments.ts';
import { nameOf } from '../stacks/candidate.ts';
import type { ConventionReader, Finding, Topic } from './finding.ts';

const DEFAULT = "Biome's default";

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
  const decide = (topic: Topic, key: string, say: (value: unknown) => string): Finding => {
    const value = script(key);
    return { topic, value: say(value), source: value === undefined ? DEFAULT : source };
  };
  return [
    { topic: 'formatter', value: 'Biome', source },
    spaces
      ? decide('indentation', 'indentWidth', (width) => `${width ?? 2} spaces`)
      : decide('indentation', 'indentStyle', () => 'tabs'),
    decide('line-width', 'lineWidth', (width) => String(width ?? 80)),
    decide('quotes', 'quoteStyle', (style) => String(style ?? 'double')),
    decide('semicolons', 'semicolons', (when) => (when === 'asNeeded' ? 'left out' : 'written')),
    decide('trailing-commas', 'trailingCommas', (when) => String(when ?? 'all')),
    ...linter,
  ];
};
