import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { ImageMap, SnapshotCounts, SnapshotHead } from '#contract/snapshot';
import { writeFills, writeImages, writePicture } from '../image-map/write-images.ts';
import type { BuiltScreen } from '../semantic-ast/build-ast.ts';
import { rewriteScreenshots } from '../semantic-ast/rewrite-screenshots.ts';
import { designText } from './design-text.ts';
import { fillRefsOf } from './fill-refs.ts';
import { type ParserRun, part } from './parser-run.ts';
import { variableRecords } from './variable-records.ts';

/** Above this many characters each screen gets a file of its own, so that one is read without the rest. */
const LARGE_AST = 4 * 1024 * 1024;
/** Above this many layers each page of the fetched document gets a file of its own. */
const LARGE_DOCUMENT = 5_000;

const fileSafe = (id: string): string => id.replaceAll(/[^A-Za-z\d]+/g, '-');

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const writeScreenPictures = async (
  run: ParserRun,
): Promise<Map<string, Pick<SemanticScreen, 'picture' | 'pictureReason'>>> => {
  const answers = new Map<string, Pick<SemanticScreen, 'picture' | 'pictureReason'>>();
  for (const { id, node } of part(run, 'plan').screens) {
    if (node === null) {
      answers.set(id, { picture: null, pictureReason: 'loose-layers' });
      continue;
    }
    const entry = await writePicture(run, id, `screen-${fileSafe(id)}`);
    answers.set(
      id,
      entry.snapshot === null ? { picture: null, pictureReason: entry.reason } : { picture: entry.snapshot },
    );
  }
  return answers;
};

type Head = Omit<BuiltScreen, 'root' | 'picture' | 'pictureReason'>;

const headOf = ({ root: _root, picture: _picture, pictureReason: _reason, ...head }: BuiltScreen): Head => head;

/** Small designs in one file; from the first screen that would make it large, each root goes to its own file. */
const writeAst = async (run: ParserRun, pictures: Awaited<ReturnType<typeof writeScreenPictures>>): Promise<void> => {
  const { screens } = part(run, 'ast');
  const roots: string[] = [];
  let size = 0;
  for (const screen of screens) {
    roots.push(JSON.stringify(screen.root));
    size += roots.at(-1)?.length ?? 0;
  }
  const large = size > LARGE_AST;
  const lines: string[] = [];
  for (const [index, screen] of screens.entries()) {
    const root = roots[index] ?? '';
    const file = `semantic-ast/${fileSafe(screen.id)}.json`;
    if (large) await run.staging.writeFile(file, `{"schemaVersion":${SCHEMA_VERSION},"root":${root}}\n`);
    const head = JSON.stringify({ ...headOf(screen), ...pictures.get(screen.id) }).slice(0, -1);
    lines.push(large ? `${head},"file":${JSON.stringify(file)}}` : `${head},"root":${root}}`);
  }
  const framework = JSON.stringify(run.config.framework);
  await run.staging.writeFile(
    'semantic-ast.json',
    `{"schemaVersion":${SCHEMA_VERSION},"framework":${framework},"screens":[\n${lines.join(',\n')}\n]}\n`,
  );
};

const writeVariables = async (run: ParserRun): Promise<void> => {
  const { reason } = part(run, 'variables');
  const variables = await variableRecords(run);
  await run.staging.writeFile('design-variables.json', json({ schemaVersion: SCHEMA_VERSION, reason, variables }));
};

const countsOf = (run: ParserRun, imageMap: ImageMap, images: number): SnapshotCounts => {
  const design = part(run, 'design');
  const layerKeys = Object.values(imageMap).filter((entry) => entry.imageRef === undefined);
  return {
    pages: design.counts.pages,
    screens: part(run, 'ast').screens.length,
    nodes: design.counts.nodes,
    texts: design.counts.texts,
    images,
    imageKeys: layerKeys.length,
    imagesMissing: layerKeys.filter((entry) => entry.snapshot === null).length,
    variables: part(run, 'variables').size,
    components: part(run, 'ast').counts.components,
    lint: run.findings.length,
  };
};

const createHead = (run: ParserRun, counts: SnapshotCounts, now: Date): SnapshotHead => {
  const { kind, fileKey, fileName, version, lastModified, nodeIds } = part(run, 'design');
  return {
    schemaVersion: SCHEMA_VERSION,
    source: kind,
    alias: part(run, 'request').alias,
    fileKey,
    fileName,
    figmaVersion: version,
    lastModified,
    nodeIds: [...nodeIds],
    createdAt: now.toISOString(),
    framework: run.config.framework,
    counts,
    variablesReason: part(run, 'variables').reason,
  };
};

/** The fetched document below the head: in the same file, or page by page beside it. */
const writeDesign = async (run: ParserRun, head: SnapshotHead): Promise<void> => {
  const { pages, components, componentSets, styles, counts } = part(run, 'design');
  const variables = part(run, 'variables');
  const start = JSON.stringify({ ...head, components, componentSets, styles }).slice(0, -1);
  if (counts.nodes > LARGE_DOCUMENT) {
    const files: { id: string; name: string; file: string }[] = [];
    for (const page of pages) {
      const file = `design-context/${fileSafe(page.id)}.json`;
      await run.staging.writeFile(file, designText(page, variables));
      files.push({ id: page.id, name: page.name, file });
    }
    await run.staging.writeFile('design-context.json', `${start},"pages":${JSON.stringify(files)}}\n`);
    return;
  }
  const whole = async function* (): AsyncGenerator<string> {
    yield `${start},"document":{"type":"DOCUMENT","children":[`;
    for (const [index, page] of pages.entries()) {
      if (index > 0) yield ',';
      yield* designText(page, variables);
    }
    yield ']}}\n';
  };
  await run.staging.writeFile('design-context.json', whole());
};

/** Writes every file of the snapshot into its staging. Nothing is in sight until it is published. */
export const writeSnapshot = async (run: ParserRun, signal: AbortSignal, now: Date): Promise<SnapshotCounts> => {
  const images = part(run, 'images');
  const pictures = await writeScreenPictures(run);
  const imageMap: ImageMap = {
    ...(await writeImages(run, images, signal)),
    ...(await writeFills(run, fillRefsOf(part(run, 'plan')))),
  };
  for (const screen of part(run, 'ast').screens) rewriteScreenshots(screen.root, images.keyOf);
  await writeAst(run, pictures);
  await writeVariables(run);
  await run.staging.writeFile('image-map.json', json(imageMap));
  await run.staging.writeFile('guide.md', `${part(run, 'request').description}\n`);
  const counts = countsOf(run, imageMap, part(run, 'plan').pictures.length);
  await writeDesign(run, createHead(run, counts, now));
  return counts;
};
