import type { F2CTool } from '#contract/tool';
import type { CurrentRun } from '../run/current-run.ts';
import { part } from '../run/parser-run.ts';
import { buildSemanticAst } from '../semantic-ast/build-ast.ts';
import { stageTool } from './parser-stage.ts';

export const buildSemanticAstTool = (current: CurrentRun): F2CTool =>
  stageTool(current, {
    name: 'buildF2CSemanticAst',
    effect: 'read',
    description: 'Build the semantic layers of every screen in the words of the stack.',
    needs: 'exported',
    leaves: 'built',
    work: async (run, context) => {
      run.ast = await buildSemanticAst({
        design: part(run, 'design'),
        plan: part(run, 'plan'),
        variables: part(run, 'variables'),
        adapter: run.adapter,
        signal: context.signal,
        onProgress: (done, total) => context.progress({ label: 'layers', params: { done, total }, done, total }),
      });
      const { screens, nodes, texts, components } = run.ast.counts;
      return {
        message: context.text('parser.built', { screens, layers: nodes }),
        data: { screens, layers: nodes, texts, components },
      };
    },
  });
