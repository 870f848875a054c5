import { z } from 'zod';
import { DEDUP_METHODS } from '#contract/choices';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { checkDedup } from '../dedup/dedup-session.ts';
import { printable } from '../figma/printable.ts';
import { type CurrentRun, orEnd, requireRun } from '../run/current-run.ts';
import { type ImportRequest, type ParserRun, part, TOOL_OF_STAGE } from '../run/parser-run.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import type { DesignSource } from '../source/design-source.ts';
import { openFigmaSource } from '../source/figma-source.ts';
import { openFileSource } from '../source/file-source.ts';
import { resolveVariables } from '../variables/variable-table.ts';

const NAME = 'fetchF2CDesign';
const MAX_ALIAS = 200;
const path = z.string().max(4_096).optional();

const input = z.object({
  workspace: z.string().min(1),
  figmaUrl: z.string().max(4_096).optional(),
  sourcePath: path,
  variablesPath: path,
  imagesPath: path,
  fillsPath: path,
  alias: z.string().max(MAX_ALIAS).optional(),
  description: z.string().max(20_000).optional(),
  dedup: z.enum(DEDUP_METHODS).optional(),
});
type Given = z.infer<typeof input>;

/** The file or the address. @throws CodedError `params-missing` */
const fromOf = ({ sourcePath, figmaUrl }: Given): string => {
  const from = sourcePath || figmaUrl;
  if (!from) throw new CodedError('params-missing', { names: 'figma url, source path' });
  return from;
};

const requestOf = (run: ParserRun, given: Given): ImportRequest => ({
  from: fromOf(given),
  alias: given.alias?.trim() ?? '',
  description: given.description?.trim() ?? '',
  dedup: given.dedup ? { ...run.config.dedup, method: given.dedup } : run.config.dedup,
});

interface Asking {
  readonly current: CurrentRun;
  readonly run: ParserRun;
  readonly context: ToolContext;
}

const openSource = async (given: Given, { current, run, context }: Asking): Promise<DesignSource> => {
  const { signal } = context;
  const { sourcePath: file, figmaUrl: url = '', variablesPath, imagesPath, fillsPath } = given;
  if (file) {
    return openFileSource({
      file,
      signal,
      ...(variablesPath ? { variables: variablesPath } : {}),
      ...(imagesPath ? { images: imagesPath } : {}),
      ...(fillsPath ? { fills: fillsPath } : {}),
    });
  }
  return openFigmaSource({
    url,
    baseUrl: current.deps.figmaBase(),
    token: await context.requestHost('figma.token', {}),
    signal,
    onCall: ({ endpoint }) => run.calls.set(endpoint, (run.calls.get(endpoint) ?? 0) + 1),
    onWait: (seconds) => context.progress({ label: 'waiting', params: { seconds }, done: 0 }),
  });
};

const answer = (run: ParserRun, context: ToolContext): Envelope => {
  const { counts, version } = part(run, 'design');
  const { size, reason } = part(run, 'variables');
  const data = {
    pages: counts.pages,
    layers: counts.nodes,
    texts: counts.texts,
    version: version === null ? null : printable(version),
    variables: size,
    variablesReason: reason === null ? null : printable(reason, 300),
    calls: Object.fromEntries(run.calls),
  };
  return okEnvelope(context.text('parser.fetched', { pages: counts.pages, layers: counts.nodes }), { data });
};

const fetchDesign = async (given: Given, asking: Asking): Promise<Envelope> => {
  const { run, context } = asking;
  const request = requestOf(run, given);
  await checkDedup({ workspace: run.workspace, config: request.dedup }, context.signal);
  stopIfAborted(context.signal);
  const source = await openSource(given, asking);
  run.source = source;
  const design = await source.fetchDocument();
  const { response, reason } = await source.fetchVariables();
  stopIfAborted(context.signal);
  run.design = design;
  run.variables = resolveVariables(response, reason);
  run.request = { ...request, alias: request.alias || (design.fileName ?? '').slice(0, MAX_ALIAS) };
  run.stage = 'fetched';
  const envelope = answer(run, context);
  run.answers.set(NAME, envelope);
  return envelope;
};

/** Fetches the design and its variables, once. A second call for the same design gives the first answer. */
export const fetchDesignTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'read',
    description:
      'Fetch the design: from Figma by its link, or from a saved answer of its REST API. Give figmaUrl or sourcePath.',
    input,
    run: async (given, context) => {
      const run = await requireRun(current, { tool: NAME, stage: 'validated', workspace: given.workspace });
      const from = fromOf(given);
      const before = run.answers.get(NAME);
      // Another design is another import.
      if (before && run.request?.from !== from)
        throw new CodedError('out-of-order', { tool: NAME, needs: TOOL_OF_STAGE.validated });
      return before ?? orEnd(current, () => fetchDesign(given, { current, run, context }));
    },
  });
