import type { RunSummary } from '#contract/code-gen/gate';
import { visibleText } from '#workspace/files/visible-text';
import { EXIT } from '../exit-codes.ts';
import { budgetLines, budgetRecord } from '../figma-budget.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace } from './open-workspace.ts';

const runLines = (session: Session, last: RunSummary | undefined): readonly string[] => {
  if (last === undefined) return [];
  const { run, state, rows, written } = last;
  return [session.translate('cli.status-run', { run, state, rows, written: written.length })];
};

const LONGEST_LINE = 10_000;

/** Config, snapshots, last run, changed files: read, never run. */
export const status = async (session: Session, options: { workspace: string }): Promise<number> => {
  const workspace = await openWorkspace(session, options.workspace);
  if (workspace.setup.kind === 'broken') throw new FailureError(workspace.setup.failure);
  const { path, setup, trust, snapshots, latest, lastRun, vcs, runs } = workspace;
  const now = Date.now();
  const figma = budgetRecord(session.state().figma, now);
  const lines = [
    path,
    session.translate(setup.kind === 'ready' ? 'cli.status-ready' : 'cli.status-none', {
      framework: setup.kind === 'ready' ? setup.framework : '',
    }),
    ...snapshots.map(
      (snapshot) =>
        `${snapshot.name}${snapshot.name === latest ? ' *' : ''}  ${snapshot.alias}  ${snapshot.counts.screens} / ${snapshot.counts.nodes}`,
    ),
    ...budgetLines(session, now),
    ...runLines(session, runs[0]),
    ...vcs.files.map((file) => `${file.kind.charAt(0)} ${file.path}`),
    ...(vcs.changes ? [`A ${vcs.changes.added}  M ${vcs.changes.modified}  D ${vcs.changes.deleted}`] : []),
  ];
  session.output.result(
    true,
    { workspace: path, setup, trust: trust.kind, snapshots, latest, lastRun, run: runs[0] ?? null, vcs, figma },
    // Names of files and designs may hold line breaks: none makes a line of its own.
    lines.map((line) => visibleText(line, LONGEST_LINE)).join('\n'),
  );
  return EXIT.done;
};
