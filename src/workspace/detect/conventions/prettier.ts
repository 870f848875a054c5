import type { Project } from '../open-project.ts';
import { at, parseJsonObject } from '../parse/json-with-comments.ts';
import { yamlScalars } from '../parse/yaml-scalars.ts';
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
  if (PROGRAM.test(nameOf(source))) return { settings: fromText(text), source };
  const json = parseJsonObject(text);
  if (json) return { settings: fromObject(json), source };
  const scalars = yamlScalars(text);
  return { settings: scalars.size > 0 ? (key) => scalars.get(key) : fromText(text), source };
};

const findingsOf = (get: Settings, source: string): Finding[] => {
  const tabs = get('useTabs') === 'true';
  const width = get('tabWidth') ?? '2';
  return [
    { topic: 'formatter', value: 'Prettier', source },
    { topic: 'indentation', value: tabs ? 'tabs' : `${width} spaces`, source },
    { topic: 'line-width', value: get('printWidth') ?? '80', source },
    { topic: 'quotes', value: get('singleQuote') === 'true' ? 'single' : 'double', source },
    { topic: 'semicolons', value: get('semi') === 'false' ? 'left out' : 'written', source },
    { topic: 'trailing-commas', value: get('trailingComma') ?? 'all', source },
  ];
};

/** Prettier: what its file does not name is Prettier's own default, and so it is decided too. */
export const readPrettier: ConventionReader = async (project) => {
  const found = await readSettings(project);
  return found ? findingsOf(found.settings, found.source) : [];
};
