import type { Project } from '../open-project.ts';
import { SAMPLE_READ } from '../read-text.ts';
import { everyNth, extensionOf } from '../stacks/candidate.ts';
import { type ConventionReader, countOf, type Finding } from './finding.ts';
import type { Scope } from './scope.ts';

const SAMPLE = 40;
/** A habit counts when this share of what was seen has it. */
const CLEAR = 0.8;

const GENERATED = /\.(?:g|freezed|gr|designer)\.\w+$|\.min\.|\.d\.ts$/i;

const readSample = async (project: Project, scope: Scope): Promise<string[]> => {
  const paths = project.files.filter((path) => scope.code.includes(extensionOf(path)) && !GENERATED.test(path));
  const texts = await Promise.all(everyNth(paths, SAMPLE).map((path) => project.read(path, SAMPLE_READ)));
  return texts.filter((text) => text !== null && text.trim() !== '') as string[];
};

/** The word that most of the votes are for, or null when they do not agree. */
const clearWinner = (votes: readonly string[]): string | null => {
  const counts = [...Map.groupBy(votes, (vote) => vote)].toSorted((one, other) => other[1].length - one[1].length);
  const [word, list] = counts[0] ?? [];
  return word !== undefined && list !== undefined && list.length >= CLEAR * votes.length ? word : null;
};

/** A file's own step: the commonest growth from one line to the next. */
const indentOf = (text: string): string | null => {
  const steps: string[] = [];
  let last = 0;
  for (const line of text.split('\n', 2_000)) {
    const lead = /^[ \t]*(?=\S)(?![*])/.exec(line)?.[0];
    if (lead === undefined) continue;
    if (lead.startsWith('\t')) steps.push('tabs');
    else if (lead.length > last && lead.length - last <= 8) steps.push(`${lead.length - last} spaces`);
    last = lead.length;
  }
  const counts = [...Map.groupBy(steps, (step) => step)].toSorted((one, other) => other[1].length - one[1].length);
  return counts[0]?.[0] ?? null;
};

/** Only in imports, where no markup and no apostrophe can be mistaken for a quote. */
const IMPORT =
  /^[ \t]*(?:import|export)\b[^'"\n]{0,500}(['"])[^'"\n]{1,300}\1[ \t]{0,9}(?:as \w{1,60}[ \t]{0,9})?(;?)[ \t\r]{0,9}$/gm;

const importsOf = (texts: readonly string[]): RegExpMatchArray[] => texts.flatMap((text) => [...text.matchAll(IMPORT)]);

/** What the code itself shows, where no settings file decides. */
export const readMeasured: ConventionReader = async (project, scope) => {
  const texts = await readSample(project, scope);
  const imports = importsOf(texts);
  const votes: readonly (readonly [Finding['topic'], readonly (string | null)[]])[] = [
    ['indentation', texts.map(indentOf)],
    ['quotes', imports.map((match) => (match[1] === "'" ? 'single' : 'double'))],
    ['semicolons', imports.map((match) => (match[2] === ';' ? 'written' : 'left out'))],
    ['line-ends', texts.map((text) => (text.includes('\n') ? (text.includes('\r\n') ? 'CRLF' : 'LF') : null))],
  ];
  const source = `read off ${countOf(texts.length, 'file')}`;
  return votes.flatMap(([topic, list]) => {
    const value = clearWinner(list.filter((vote) => vote !== null));
    return value === null ? [] : [{ topic, value, source }];
  });
};
