import type { LintFinding } from '#contract/snapshot';
import type { F2CTool } from '#contract/tool';
import { lintAst } from '../lint/lint-ast.ts';
import type { CurrentRun } from '../run/current-run.ts';
import { type ParserRun, part } from '../run/parser-run.ts';
import { variableRecords } from '../run/variable-records.ts';
import { stageTool } from './parser-stage.ts';

/** How many findings go into the stream; the count tells the rest. */
const TOLD = 200;
const NAMED = 50;
const RANK: Readonly<Record<LintFinding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** Pictures that are missing, grouped by why. */
const missingPictures = (run: ParserRun): LintFinding[] => {
  const { pictures } = part(run, 'plan');
  const byReason = Map.groupBy(
    pictures.filter(({ id }) => run.missing.has(id)),
    ({ id }) => run.missing.get(id) ?? '',
  );
  return [...byReason].map(([reason, layers]) => ({
    rule: 'not-rendered',
    severity: 'warning',
    params: { reason, count: layers.length },
    nodes: layers.slice(0, NAMED).map(({ id, name, screen }) => ({ id, name, screen })),
  }));
};

export const lintAstTool = (current: CurrentRun): F2CTool =>
  stageTool(current, {
    name: 'lintF2CAst',
    effect: 'read',
    description: 'Look for what a designer could mend. Never blocks and writes nothing.',
    needs: 'deduped',
    leaves: 'linted',
    work: async (run, context) => {
      const ast = part(run, 'ast');
      const variables = part(run, 'variables');
      run.findings = [
        ...part(run, 'design').problems,
        ...ast.findings,
        ...variables.problems(),
        ...missingPictures(run),
        ...lintAst(ast.screens, await variableRecords(run)),
      ];
      const worstFirst = run.findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
      const data = { total: run.findings.length, findings: worstFirst.slice(0, TOLD) };
      return { message: context.text('parser.linted', { count: run.findings.length }), data };
    },
  });
