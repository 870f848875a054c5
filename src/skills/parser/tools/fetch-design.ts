import { basename } from 'node:path';
import { z } from 'zod';
import { DEDUP_METHODS } from '#contract/choices';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import type { CurrentRun } from '../run/current-run.ts';
import { hasPassed, needStage, type ParserRun } from '../run/parser-run.ts';
import type { DesignSource } from '../source/design-source.ts';
import { openFigmaSource } from '../source/figma-source.ts';
import { openFileSource } from '../source/file-source.ts';
import { resolveVariables } from '../variables/variable-table.ts';

const NAME = 'fetchF2CDesign';
const path = z.string().max(4_096).optional();

const input = z.object({
  workspace: z.string().min(1),
  figmaUrl: z.string().max(4_096).optional(),
  sourcePath: path,
  variablesPath: path,
  imagesPath: path,
  fillsPath: path,
  alias: z.string().max(200).optional(),
  description: z.string().max(20_000).optional(),
  dedup: z.enum(DEDUP_METHODS).optional(),
});
type Given = z.infer<typeof input>;

const openSource = async (
  current: CurrentRun,
  given: Given,
  { context, calls }: { context: ToolContext; calls: Map<string, number> },
): Promise<DesignSource> => {
  const { signal } = context;
  if (given.sourcePath) {
    const { sourcePath: file, variablesPath, imagesPath, fillsPath } = given;
    return openFileSource({
      file,
      signal,
      ...(variablesPath ? { variables: variablesPath } : {}),
      ...(imagesPath ? { images: imagesPath } : {}),
      ...(fillsPath ? { fills: fillsPath } : {}),
    });
  }
  if (!given.figmaUrl) throw new CodedError('params-missing', { names: 'figma url, source path' });
  const token = await context.requestHost('figma.token', {});
  return openFigmaSource({
    url: given.figmaUrl,
    baseUrl: current.deps.figmaBase(),
    token,
    signal,
    onCall: ({ endpoint }) => calls.set(endpoint, (calls.get(endpoint) ?? 0) + 1),
    onWait: (seconds) => context.progress({ label: 'progress.waiting', params: { seconds }, done: 0 }),
  });
};

const fetchInto = async (run: ParserRun, source: DesignSource, given: Given): Promise<void> => {
  const design = await source.fetchDocument();
  const { response, reason } = await source.fetchVariables();
  run.design = design;
  run.variables = resolveVariables(response, reason);
  const fallback = design.fileName ?? basename(given.sourcePath ?? given.figmaUrl ?? '');
  run.request = {
    alias: given.alias?.trim() || fallback,
    description: given.description?.trim() ?? '',
    dedup: given.dedup ? { ...run.config.dedup, method: given.dedup } : run.config.dedup,
  };
};

const answer = (run: ParserRun, context: ToolContext): Envelope => {
  const { counts, version } = run.design as NonNullable<ParserRun['design']>;
  const variables = run.variables?.size ?? 0;
  const data = {
    pages: counts.pages,
    layers: counts.nodes,
    texts: counts.texts,
    version,
    variables,
    variablesReason: run.variables?.reason ?? null,
    calls: Object.fromEntries(run.calls),
  };
  return okEnvelope(context.text('parser.fetched', { pages: counts.pages, layers: counts.nodes }), { data });
};

/** Fetches the design and its variables, once. The second call gives the first answer. */
export const fetchDesignTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'read',
    description:
      'Fetch the design: from Figma by its link, or from a saved answer of its REST API. Give figmaUrl or sourcePath.',
    input,
    run: async (given, context) => {
      const run = needStage(current.run, 'validated', NAME);
      const before = run.answers.get(NAME);
      if (before && hasPassed(run, 'fetched')) return before;
      await run.source?.close();
      const source = await openSource(current, given, { context, calls: run.calls });
      run.source = source;
      await fetchInto(run, source, given);
      run.stage = 'fetched';
      const envelope = answer(run, context);
      run.answers.set(NAME, envelope);
      return envelope;
    },
  });
