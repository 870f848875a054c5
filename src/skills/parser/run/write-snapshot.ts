import { SCHEMA_VERSION } from '#contract/config';
import { idName } from '../image-map/file-name.ts';
import { writeImageGroups } from '../image-map/write-groups.ts';
import { type Drawing, writeFills, writeImages, writePicture } from '../image-map/write-images.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { fillRefsOf } from './fill-refs.ts';
import { type ParserRun, part } from './parser-run.ts';
import { variableRecords } from './variable-records.ts';
import { type ScreenPictures, writeAst } from './write-ast.ts';
import { countsOf, writeDesign } from './write-design.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const writeScreenPictures = async (run: ParserRun, drawing: Drawing): Promise<ScreenPictures> => {
  const pictures = new Map<string, { picture: string | null; pictureReason?: string }>();
  for (const { id, node, draw } of part(run, 'plan').screens) {
    stopIfAborted(drawing.signal);
    const reason = draw.length === 0 ? 'hidden' : node === null ? 'loose-layers' : null;
    if (reason !== null) {
      pictures.set(id, { picture: null, pictureReason: reason });
      continue;
    }
    const entry = await writePicture(drawing, id, `screen-${idName(id)}`);
    pictures.set(
      id,
      entry.snapshot === null ? { picture: null, pictureReason: entry.reason } : { picture: entry.snapshot },
    );
  }
  return pictures;
};

const writeVariables = async (run: ParserRun): Promise<void> => {
  const { reason } = part(run, 'variables');
  const variables = await variableRecords(run);
  await run.staging.writeFile('design-variables.json', json({ schemaVersion: SCHEMA_VERSION, reason, variables }));
};

/** Writes every file of the snapshot into its staging. Nothing is in sight until it is published. */
export const writeSnapshot = async (run: ParserRun, drawing: Drawing, now: Date): Promise<void> => {
  const { signal } = drawing;
  const screens = await writeScreenPictures(run, drawing);
  const layers = await writeImages(drawing, part(run, 'images').images);
  const fills = await writeFills(drawing, fillRefsOf(part(run, 'plan')));
  const imageMap = { ...layers, ...fills };
  await writeAst(run, screens, signal);
  await writeVariables(run);
  await run.staging.writeFile('image-map.json', json({ schemaVersion: SCHEMA_VERSION, ...imageMap }));
  await writeImageGroups(drawing, { borderline: run.borderline, images: part(run, 'images'), imageMap });
  await run.staging.writeFile('guide.md', `${part(run, 'request').description}\n`);
  await writeDesign(run, { counts: countsOf(run, imageMap), now, signal });
};
