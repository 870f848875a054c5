import type { CodeMap } from '#contract/code-gen/code-map';
import type { CodePlan } from '#contract/code-gen/plan';
import type { Score, ScreenScore } from '#contract/code-gen/score';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { mappedDigest } from '#workspace/code-runs/looked-at';
import type { ScoreStore } from '#workspace/code-runs/score-store';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import type { ProjectToken, TailwindFacts } from '../../draft/project-facts.ts';
import { variablesOf } from '../../draft/variables/draft-variable.ts';
import { themeNames } from '../../emit/tailwind/theme-names.ts';
import { tokenBook } from '../../emit/tokens/token-book.ts';
import { checkTree, orUnreadable } from '../../reading/checked-tree.ts';
import { entryOf, indexCode } from '../code/screen-code.ts';
import { tokenNames } from '../code/token-names.ts';
import { expectedScreen } from '../expected/expected-screen.ts';
import { meanOf } from '../figures.ts';
import { openComparer } from '../picture/comparer.ts';
import { type Bench, measureScreen, type Subject } from './measure-screen.ts';
import { openCamera } from './render-page.ts';
import { codeBefore, codeNow } from './scored-run.ts';

/** Screens that are rendered in one turn. */
export const MOST_RENDERED = 60;
/** Screens that are measured at all, those beyond the rendered ones by their code alone. */
const MOST_SCREENS = 2_000;
/** Differences of all screens together. */
const MOST_DIFFERENCES = 800;

export interface Scoring {
  /** Real path. */
  readonly workspace: string;
  readonly framework: string;
  readonly snapshot: SnapshotReader;
  readonly map: CodeMap;
  /** The newest run of which there is code. */
  readonly plan: CodePlan;
  /** Tokens that the project had before code was generated. */
  readonly tokens: readonly ProjectToken[];
  readonly tailwind: TailwindFacts | null;
  readonly store: ScoreStore;
  readonly at: string;
  readonly context: ToolContext;
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Screens of the snapshot that have code. */
const screensWithCode = async (snapshot: SnapshotReader, map: CodeMap): Promise<readonly SemanticScreen[]> => {
  const index = indexCode(map);
  return (await snapshot.screens()).filter(({ id }) => entryOf(index, id) !== null).slice(0, MOST_SCREENS);
};

const openBench = async (scoring: Scoring, screens: number): Promise<Bench> => {
  const { workspace, framework, snapshot, map, plan, tokens, tailwind, store, context } = scoring;
  const variables = await variablesOf(snapshot);
  const book = tokenBook(variables, tokens, tailwind?.major === 4 ? themeNames(variables) : undefined);
  return {
    workspace,
    framework,
    run: plan.run,
    book,
    names: tokenNames(framework, book, tailwind !== null),
    now: codeNow(workspace, map),
    before: await codeBefore(workspace, map, plan),
    camera: openCamera(context, framework),
    comparer: openComparer(context.signal),
    keep: store.keepPicture,
    most: clamp(Math.floor(MOST_DIFFERENCES / screens), 2, 200),
  };
};

const subjectOf = async (scoring: Scoring, screen: SemanticScreen, renders: boolean): Promise<Subject | null> => {
  const { snapshot, framework, context } = scoring;
  const root = await snapshot.root(screen.id, context.signal);
  if (root === null) return null;
  checkTree(root);
  const expected = orUnreadable(() => expectedScreen(screen, root, framework));
  const picture = screen.picture === null ? null : await snapshot.file(screen.picture).catch(() => null);
  return { expected, picture, renders };
};

const stopIfAborted = ({ signal }: ToolContext): void => {
  if (signal.aborted) throw new CodedError('cancelled');
};

const measureAll = async (scoring: Scoring, screens: readonly SemanticScreen[], bench: Bench) => {
  const { context } = scoring;
  const measured: ScreenScore[] = [];
  for (const [index, screen] of screens.entries()) {
    stopIfAborted(context);
    const name = screen.name.slice(0, 200);
    context.progress({ done: index, total: screens.length, label: 'scoring', params: { name } });
    const subject = await subjectOf(scoring, screen, index < MOST_RENDERED);
    const score = subject && (await measureScreen(bench, subject));
    if (score !== null) measured.push(score);
  }
  return measured;
};

/**
 * Measures the code of all screens of a snapshot, and keeps what came of it. Needs the run lock.
 * @throws CodedError `nothing-to-score`, `cancelled`, of the snapshot, the disk and the host
 */
export const scoreSnapshot = async (scoring: Scoring): Promise<Score> => {
  const { workspace, framework, snapshot, map, plan, store, at } = scoring;
  const screens = await screensWithCode(snapshot, map);
  if (screens.length === 0) throw new CodedError('nothing-to-score', { name: snapshot.name });
  // Before anything is looked at: what changes meanwhile makes the score stale.
  const digest = await mappedDigest(workspace, map);
  const bench = await openBench(scoring, screens.length);
  try {
    const measured = await measureAll(scoring, screens, bench);
    const score: Score = {
      schemaVersion: SCHEMA_VERSION,
      ...{ run: plan.run, snapshot: snapshot.name, framework, at, digest },
      total: meanOf(measured.map(({ total }) => total)),
      before: meanOf(measured.map(({ before }) => before?.total ?? null)),
      screens: measured,
    };
    stopIfAborted(scoring.context);
    await store.keep(score);
    return score;
  } finally {
    bench.comparer.close();
  }
};
