import type { Project } from '#workspace/detect/open-project';
import { dartFacts } from './dart-facts.ts';
import { kotlinFacts } from './kotlin-facts.ts';
import type { NativeFacts } from './native-facts.ts';

const MOST_FILES = 400;
const MOST_FACTS = 2_000;
const LONGEST_FILE = 128 * 1024;

interface Language {
  readonly file: RegExp;
  readonly read: (path: string, text: string) => NativeFacts;
}

/** Tests, and what tools write, offer nothing. */
const ELSEWHERE = /(?:^|\/)(?:test|tests|androidTest|integration_test|build|generated)\/|\.(?:g|freezed)\.dart$/;

const LANGUAGES: Readonly<Record<string, Language>> = {
  flutter: { file: /^(?:.*\/)?lib\/.*\.dart$/, read: dartFacts },
  compose: { file: /\.kt$/, read: kotlinFacts },
};

/** Those whose name in code is theirs alone. */
const ownOnly = <T>(all: readonly T[], nameOf: (one: T) => string): T[] =>
  [...Map.groupBy(all, nameOf).values()].flatMap((group) => (group.length === 1 ? group : []));

/**
 * Colours, lengths and components of a project whose stack has no style sheets; null for all other stacks. Runs nothing;
 * of names that two files have it tells neither.
 */
export const readNative = async (project: Project, framework: string): Promise<NativeFacts | null> => {
  const language = Object.hasOwn(LANGUAGES, framework) ? LANGUAGES[framework] : undefined;
  if (language === undefined) return null;
  const paths = project.files.filter((path) => language.file.test(path) && !ELSEWHERE.test(path)).slice(0, MOST_FILES);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST_FILE)));
  const facts = paths.flatMap((path, at) => {
    const text = texts[at];
    return text == null ? [] : [language.read(path, text)];
  });
  const constants = facts.flatMap((one) => one.constants);
  const components = facts.flatMap((one) => one.components);
  return {
    constants: ownOnly(constants, ({ code }) => code).slice(0, MOST_FACTS),
    components: [...new Map(components.map((one) => [one.name, named(one, components)])).values()].slice(0, MOST_FACTS),
  };
};

type Component = NativeFacts['components'][number];

const named = (one: Component, all: readonly Component[]): Component =>
  all.filter(({ name }) => name === one.name).length === 1 ? one : { ...one, takes: null };
