import type { Project } from '../open-project.ts';
import { plainText } from '../plain-text.ts';
import { readBiome } from './biome.ts';
import { readComponentStyle } from './component-style.ts';
import { readEditorconfig } from './editorconfig.ts';
import { readEslint } from './eslint.ts';
import { readFileNames } from './file-names.ts';
import { type ConventionReader, type Finding, TOPIC_NAMES, type Topic } from './finding.ts';
import { readFolders } from './folders.ts';
import { readMeasured } from './measured.ts';
import { readNativeFormatters } from './native-formatters.ts';
import { readPrettier } from './prettier.ts';
import { scopeOf } from './scope.ts';
import { readStyling } from './styling.ts';
import { readWrittenStandard } from './written-standard.ts';

/** How a project is written, in the order of the topics, and what could not be found out. */
export interface Conventions {
  readonly findings: readonly Finding[];
  readonly missing: readonly Topic[];
}

/** The order is the rank: what a tool enforces is believed before what the code happens to show. */
const READERS: readonly ConventionReader[] = [
  readPrettier,
  readBiome,
  readNativeFormatters,
  readEditorconfig,
  readEslint,
  readMeasured,
  readFileNames,
  readFolders,
  readStyling,
  readComponentStyle,
  readWrittenStandard,
];

/** Topics of which one project can have several at once. */
const MANY: readonly Topic[] = ['linter', 'styling', 'component-style', 'written-standard'];

/** Nobody has to write a standard down, so its absence is no gap. */
const OPTIONAL: readonly Topic[] = ['written-standard'];

const plain = ({ topic, value, source }: Finding): Finding => ({
  topic,
  value: plainText(value, 200),
  source: plainText(source, 200),
});

/** Reads the conventions of a project off its files, for the stack that it is written in. Runs nothing. */
export const readConventions = async (project: Project, framework: string): Promise<Conventions> => {
  const scope = scopeOf(project, framework);
  const all: Finding[] = [];
  for (const read of READERS) all.push(...(await read(project, scope)));
  const findings = scope.topics.flatMap((topic) => {
    const found = all.filter((finding) => finding.topic === topic);
    const unique = found.filter((one, index) => found.findIndex((other) => other.value === one.value) === index);
    return (MANY.includes(topic) ? unique : unique.slice(0, 1)).map(plain);
  });
  const known = new Set(findings.map((finding) => finding.topic));
  const missing = TOPIC_NAMES.filter(
    (topic) => scope.topics.includes(topic) && !known.has(topic) && !OPTIONAL.includes(topic),
  );
  return { findings, missing };
};
