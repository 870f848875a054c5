import type { Project } from '../open-project.ts';
import { at, parseJsonObject } from '../parse/json-with-comments.ts';
import { nameOf } from '../stacks/candidate.ts';
import type { ConventionReader, Finding } from './finding.ts';

type Settings = (key: string) => string | undefined;

const DATA = /^\.prettierrc(?:\.(?:json5?|ya?ml|toml))?$/;
const PROGRAM = /^(?:\.prettierrc|prettier\.config)\.[cm]?[jt]s$/;

const fromObject =
  (value: unknown): Settings =>
  (key) => {
    const found = at(value, key);
    return found === undefined ? undefined : String(found);
  };

/** Settings are `key: value` in YAML, JSON5 and programs alike, and `key = value` in TOML; nothing is evaluated. */
const fromText =
  (text: string): Settings =>
  (key) =>
    new RegExp(`(?:^|[\\s{,'"])${key}['"]?\\s*[:=]\\s*['"]?([\\w-]+)`).exec(text)?.[1];

const readSettings = async (project: Project): Promise<{ settings: Settings; source: string } | null> => {
  const source = project.files.find((path) => DATA.test(nameOf(path)) || PROGRAM.test(nameOf(path)));
  if (source === undefined) {
    const inPackage = at(parseJsonObject(await project.read('package.json')), 'prettier');
    return typeof inPackage === 'object' ? { settings: fromObject(inPackage), source: 'package.json' } : null;
  }
  const text = (await project.read(source)) ?? '';
  const json = parseJsonObject(text);
  return { settings: json ? fromObject(json) : fromText(text), source };
};

const DEFAULT = "Prettier's default";

const findingsOf = (get: Settings, source: string): Finding[] => {
  const decide = (topic: Finding['topic'], key: string, say: (value: string | undefined) => string): Finding => ({
    topic,
    value: say(get(key)),
    source: get(key) === undefined ? DEFAULT : source,
  });
  return [
    { topic: 'formatter', value: 'Prettier', source },
    get('useTabs') === 'true'
      ? { topic: 'indentation', value: 'tabs', source }
      : decide('indentation', 'tabWidth', (width) => `${width ?? 2} spaces`),
    decide('line-width', 'printWidth', (width) => width ?? '80'),
    decide('quotes', 'singleQuote', (single) => (single === 'true' ? 'single' : 'double')),
    decide('semicolons', 'semi', (semi) => (semi === 'false' ? 'left out' : 'written')),
    decide('trailing-commas', 'trailingComma', (commas) => commas ?? 'all'),
  ];
};

/** Prettier: what its file does not name is Prettier's own default, and so it is decided too. */
export const readPrettier: ConventionReader = async (project) => {
  const found = await readSettings(project);
  return found ? findingsOf(found.settings, found.source) : [];
};
