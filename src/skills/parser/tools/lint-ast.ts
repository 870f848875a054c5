import type { LintFinding } from '#contract/snapshot';
import type { F2CTool } from '#contract/tool';
import { mergeLint } from '../lint/merge-lint.ts';
import type { CurrentRun } from '../run/current-run.ts';
import { missingPictures } from '../run/missing-pictures.ts';
import { type ParserRun, part } from '../run/parser-run.ts';
import { variableRecords } from '../run/variable-records.ts';
import { stageTool } from './parser-stage.ts';

/** What goes into the stream, where a model reads it too; the counts tell the rest. */
const TOLD = 200;
const NODES_TOLD = 1_000;
const LEAST_NODES = 3;
const NAME_CHARS = 80;
const RANK: Readonly<Record<LintFinding['severity'], number>> = { error: 0, warning: 1, info: 2 };

const tell = (findings: readonly LintFinding[]): LintFinding[] => {
  const told = findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, TOLD);
  const nodes = Math.max(LEAST_NODES, Math.floor(NODES_TOLD / Math.max(1, told.length)));
  return told.map((finding) => ({
    ...finding,
    nodes: finding.nodes.slice(0, nodes).map((node) => ({ ...node, name: node.name.slice(0, NAME_CHARS) })),
  }));
};

const findAll = async (run: ParserRun): Promise<LintFinding[]> => {
  const { design, findings, lint } = part(run, 'reading');
  const variables = part(run, 'variables');
  const linted = mergeLint(lint, (await variableRecords(run)).own);
  return [...design.problems, ...findings, ...variables.problems(), ...missingPictures(run), ...linted];
};

export const lintAstTool = (current: CurrentRun): F2CTool =>
  stageTool(current, {
    name: 'lintF2CAst',
    effect: 'read',
    description: 'Look for what a designer could mend. Never blocks and writes nothing.',
    needs: 'deduped',
    leaves: 'linted',
    work: async (run, context) => {
      run.findings = await findAll(run);
      const data = { total: run.findings.length, findings: tell(run.findings) };
      return { message: context.text('parser.linted', { count: data.total }), data };
    },
  });
