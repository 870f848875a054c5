import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { ImageEntry, ImageMap } from '#contract/snapshot';
import { idName } from '../image-map/file-name.ts';
import { writeImageGroups } from '../image-map/write-groups.ts';
import { type Drawing, writeFills, writeImages, writePicture } from '../image-map/write-images.ts';
import { fillRefsOf } from '../read/fill-uses.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { type ParserRun, part } from './parser-run.ts';
import { variableRecords } from './variable-records.ts';
import { type ScreenPictures, writeAst } from './write-ast.ts';
import { countsOf, writeDesign } from './write-design.ts';
import { writeVectors } from './write-vectors.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The same text as of the whole map, entry by entry: tens of thousands of them are megabytes. */
async function* imageMapText(imageMap: ImageMap): AsyncGenerator<string> {
  yield `{\n  "schemaVersion": ${SCHEMA_VERSION}`;
  for (const [key, entry] of Object.entries(imageMap))
    yield `,\n  ${JSON.stringify(key)}: ${JSON.stringify(entry, null, 2).replaceAll('\n', '\n  ')}`;
  yield '\n}\n';
}

const pictureOf = (entry: ImageEntry): Pick<SemanticScreen, 'picture' | 'pictureReason' | 'drawn'> => {
  if (entry.snapshot === null) return { picture: null, pictureReason: entry.reason };
  const { snapshot: picture, drawn } = entry;
  return drawn === undefined ? { picture } : { picture, drawn };
};

const writeScreenPictures = async (run: ParserRun, drawing: Drawing): Promise<ScreenPictures> => {
  const pictures = new Map<string, Pick<SemanticScreen, 'picture' | 'pictureReason' | 'drawn'>>();
  for (const { id, unseen } of part(run, 'reading').screens) {
    stopIfAborted(drawing.signal);
    if (unseen !== null) {
      pictures.set(id, { picture: null, pictureReason: unseen });
      continue;
    }
    const entry = await writePicture(drawing, id, `screen-${idName(id)}`);
    pictures.set(id, pictureOf(entry));
  }
  return pictures;
};

const writeVariables = async (run: ParserRun): Promise<void> => {
  const { reason } = part(run, 'variables');
  const { own, followed } = await variableRecords(run);
  const head = { schemaVersion: SCHEMA_VERSION };
  await run.staging.writeFile('design-variables.json', json({ ...head, reason, variables: own }));
  if (followed.length > 0) await run.staging.writeFile('variable-modes.json', json({ ...head, variables: followed }));
};

/** Writes every file of the snapshot into its staging. Nothing is in sight until it is published. */
export const writeSnapshot = async (run: ParserRun, drawing: Drawing, now: Date): Promise<void> => {
  const { signal } = drawing;
  const screens = await writeScreenPictures(run, drawing);
  const layers = await writeVectors(run, await writeImages(drawing, part(run, 'images').images), signal);
  const fills = await writeFills(drawing, fillRefsOf(part(run, 'reading').fills));
  const imageMap = { ...layers, ...fills };
  const { staging, config } = run;
  const [reading, images] = [part(run, 'reading'), part(run, 'images')];
  await writeAst({ staging, framework: config.framework, reading, images, pictures: screens, signal });
  await writeVariables(run);
  await run.staging.writeFile('image-map.json', imageMapText(imageMap));
  await writeImageGroups(drawing, { borderline: run.borderline, images: part(run, 'images'), imageMap });
  await run.staging.writeFile('guide.md', `${part(run, 'request').description}\n`);
  await writeDesign(run, { counts: countsOf(run, imageMap), now, signal });
};
