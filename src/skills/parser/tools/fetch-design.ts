import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DEDUP_METHODS } from '#contract/choices';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { checkDedup } from '../dedup/dedup-session.ts';
import { printable } from '../figma/printable.ts';
import type { Choice } from '../read/choice.ts';
import type { DesignHead } from '../read/design-reading.ts';
import { readDesign } from '../read/read-design.ts';
import { type CurrentRun, endRun, orEnd, requireRun } from '../run/current-run.ts';
import { openFigma } from '../run/figma-access.ts';
import { type ImportRequest, type ParserRun, part, TOOL_OF_STAGE } from '../run/parser-run.ts';
import { openPlugin } from '../run/plugin-access.ts';
import { inputsDigest, newestSnapshot, type SameSnapshot } from '../run/unchanged.ts';
import { PAGES_FOLDER } from '../run/write-design.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import type { DesignSource, FetchedBody, VariablesAnswer } from '../source/design-source.ts';
import { openFileSource } from '../source/file-source.ts';
import { PLUGIN_SCOPES } from '../source/plugin/snippets.ts';
import { resolveVariables } from '../variables/variable-table.ts';

const NAME = 'fetchF2CDesign';
const MAX_ALIAS = 200;
/** Of a design from so many bytes on some pictures are nearly always missing, and have to be drawn with fonts. */
const FONTS_FIRST = 16 * 1024 * 1024;
const path = z.string().max(4_096).optional();

const input = z.object({
  workspace: z.string().min(1),
  figmaUrl: z.string().max(4_096).optional(),
  /** What of the document that is open in Figma is read, through its plugin. */
  plugin: z.enum(PLUGIN_SCOPES).optional(),
  sourcePath: path,
  variablesPath: path,
  imagesPath: path,
  fillsPath: path,
  alias: z.string().max(MAX_ALIAS).optional(),
  description: z.string().max(20_000).optional(),
  dedup: z.enum(DEDUP_METHODS).optional(),
  /** Ids of pages, or of layers that stand on pages: what is imported of the file; all of it when absent. */
  screens: z.array(z.string().max(1_000)).max(1_000).optional(),
  /** Import it also when the newest snapshot was made of the same. */
  again: z.boolean().optional(),
  /** False: what has no picture is not drawn from its geometry. */
  draw: z.boolean().optional(),
});
type Given = z.infer<typeof input>;

/** The file, the address, or what of the open document. @throws CodedError `params-missing` */
const fromOf = ({ sourcePath, figmaUrl, plugin }: Given): string => {
  const from = sourcePath || figmaUrl || (plugin && `plugin:${plugin}`);
  if (!from) throw new CodedError('params-missing', { names: 'figma url, source path, plugin' });
  return from;
};

const requestOf = (run: ParserRun, given: Given): ImportRequest => ({
  from: fromOf(given),
  alias: given.alias?.trim() ?? '',
  description: given.description?.trim() ?? '',
  dedup: given.dedup ? { ...run.config.dedup, method: given.dedup } : run.config.dedup,
  screens: given.screens ?? [],
  draw: given.draw ?? true,
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
  if (given.plugin !== undefined && url === '') return openPlugin(given.plugin, { run, context });
  return openFigma(url, { deps: current.deps, run, context });
};

const answer = (run: ParserRun, context: ToolContext): Envelope => {
  const { counts, version } = part(run, 'reading').design;
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

interface Fetched {
  readonly source: DesignSource;
  readonly body: FetchedBody;
  readonly variables: VariablesAnswer;
  readonly context: ToolContext;
  readonly choice: Choice;
}

/** Reads the document from disk: layers are built and linted on the way, so that it is looked at only once. */
const readBody = async (run: ParserRun, { source, body, variables, context, choice }: Fetched): Promise<DesignHead> => {
  const table = resolveVariables(variables.response, variables.reason);
  run.variables = table;
  run.reading = await readDesign({
    ...{
      body,
      variables,
      table,
      choice,
      framework: run.config.framework,
      adapter: run.adapter,
      signal: context.signal,
    },
    spoolBase: join(run.pictures.dir, 'layers'),
    makePagesFolder: () => run.staging.makeFolder(PAGES_FOLDER),
    clearPagesFolder: () => run.staging.clearFolder(PAGES_FOLDER),
    named: dirname(run.staging.dir),
    onProgress: (done, total) => context.progress({ label: 'parts', params: { done, total }, done, total }),
  });
  source.knowAs(run.reading.renamed);
  return run.reading.design;
};

/** Before anything is fetched, and only where there is a snapshot to compare with. */
const lookForSame = async (
  run: ParserRun,
  request: ImportRequest,
  source: DesignSource,
): Promise<SameSnapshot | null> => {
  const newest = await newestSnapshot(run);
  if (newest?.digest === undefined) return null;
  const fingerprint = await source.fingerprint(newest.head);
  if (fingerprint === null) return null;
  return newest.digest === (await inputsDigest(run, request, fingerprint)) ? newest : null;
};

/** The import is over: what it would make is there already. */
const endUnchanged = async ({ current, context }: Asking, same: SameSnapshot): Promise<Envelope> => {
  await endRun(current);
  current.isOpen = false;
  const { name: snapshot, path, counts, version } = same;
  const message =
    version === null
      ? context.text('parser.unchanged', { name: snapshot })
      : context.text('parser.unchanged-version', { name: snapshot, version: printable(version) });
  return okEnvelope(message, { event: 'design-parser-done', data: { unchanged: true, snapshot, path, counts } });
};

const fetchDesign = async (given: Given, asking: Asking): Promise<Envelope> => {
  const { run, context } = asking;
  const request = requestOf(run, given);
  await checkDedup({ workspace: run.workspace, config: request.dedup }, context.signal);
  stopIfAborted(context.signal);
  const source = await openSource(given, asking);
  run.source = source;
  const same = given.again === true ? null : await lookForSame(run, request, source);
  if (same !== null) return endUnchanged(asking, same);
  const body = await source.fetchBody(join(run.pictures.dir, 'design.json'));
  const variables = await source.fetchVariables();
  const fingerprint = await source.fingerprint(null);
  if (fingerprint !== null) run.inputsDigest = await inputsDigest(run, request, fingerprint);
  stopIfAborted(context.signal);
  // A program that is begun counts as much memory as who begins it, for a moment, and these are dozens: not when much is read.
  if (request.draw && body.scan.size > FONTS_FIRST) await asking.current.fonts();
  const head = await readBody(run, { source, body, variables, context, choice: request.screens });
  // A source of versions knows what it has fetched once that is read.
  const fetched = source.fingerprintOf?.(head.version) ?? null;
  if (fetched !== null) run.inputsDigest = await inputsDigest(run, request, fetched);
  run.request = { ...request, alias: request.alias || (head.fileName ?? '').slice(0, MAX_ALIAS) };
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
      'Fetch the design: from Figma by its link, from a saved answer of its REST API, or from the document that is open in Figma. Give figmaUrl, sourcePath or plugin.',
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
