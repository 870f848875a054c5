import type { DetectedStack } from '#contract/state/app-state';
import { detectVcs } from './detect-vcs.ts';
import { openProject, type Project } from './open-project.ts';
import { plainText } from './plain-text.ts';
import type { Fact, StackCandidate, StackReader } from './stacks/candidate.ts';
import { readDotnet } from './stacks/dotnet.ts';
import { readFlutter } from './stacks/flutter.ts';
import { readGradle } from './stacks/gradle.ts';
import { readHtml, readLanguage } from './stacks/plain.ts';
import { readSwift } from './stacks/swift.ts';
import { readWeb } from './stacks/web.ts';

/** The order decides between stacks that lie equally deep. */
const READERS: readonly StackReader[] = [readFlutter, readDotnet, readGradle, readSwift, readWeb];

/** Asked only when no stack was found, the first answer counts. */
const LAST_RESORTS: readonly StackReader[] = [readHtml, readLanguage];

const MAX_FACTS = 40;

const findCandidates = async (project: Project): Promise<StackCandidate[]> => {
  const found: StackCandidate[] = [];
  for (const read of READERS) {
    const candidate = await read(project);
    if (candidate) found.push(candidate);
  }
  for (const read of LAST_RESORTS) {
    const candidate = found.length === 0 ? await read(project) : null;
    if (candidate) found.push(candidate);
  }
  return found.sort((one, other) => one.depth - other.depth);
};

const also = (candidate: StackCandidate): Fact[] =>
  candidate.facts.slice(0, 1).map(({ fact, source }) => ({ fact: `also ${fact}`, source }));

const vcsFacts = (vcs: { kind: string; source: string | null }): Fact[] =>
  vcs.source === null
    ? []
    : [{ fact: vcs.kind === 'git' ? 'git repository' : 'Perforce settings', source: vcs.source }];

const cutFacts = (project: Project): Fact[] =>
  project.complete
    ? []
    : [{ fact: `only the first ${project.files.length} files were looked at`, source: project.root }];

const plain = ({ fact, source }: Fact): Fact => ({ fact, source: plainText(source, 200) });

/** The stack of an opened project. Reads files and never runs anything; what was not recognised is null. */
export const detectStackOf = async (project: Project): Promise<DetectedStack> => {
  const [best, ...others] = await findCandidates(project);
  const vcs = await detectVcs(project.root);
  const facts = [...(best?.facts ?? []), ...others.flatMap(also), ...vcsFacts(vcs), ...cutFacts(project)];
  return {
    framework: best?.framework ?? null,
    language: best?.language ?? null,
    vcs: vcs.kind,
    facts: facts.slice(0, MAX_FACTS).map(plain),
  };
};

export const detectStack = async (workspace: string): Promise<DetectedStack> =>
  detectStackOf(await openProject(workspace));
