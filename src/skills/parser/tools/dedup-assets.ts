import type { F2CTool, ToolContext } from '#contract/tool';
import { dedupPictures } from '../dedup/dedup-session.ts';
import type { Duplicates } from '../dedup/pictures.ts';
import { printable } from '../figma/printable.ts';
import { keyImages } from '../image-map/key-images.ts';
import type { CurrentRun } from '../run/current-run.ts';
import { type ParserRun, part } from '../run/parser-run.ts';
import { withDecoder } from '../run/run-decoder.ts';
import { stageTool } from './parser-stage.ts';

const NAMED = 5;
const NAME_CHARS = 60;

const findIn = async (run: ParserRun, { signal, progress }: ToolContext): Promise<Duplicates> => {
  const pictures = part(run, 'reading').pictures.flatMap(({ id }) => {
    const stored = run.pictures.get(id);
    return stored === undefined ? [] : [{ id, path: stored.path }];
  });
  const onProgress = (done: number, total: number): void =>
    progress({ label: 'images', params: { done, total }, done, total });
  const asked = { workspace: run.workspace, config: part(run, 'request').dedup };
  return withDecoder(run, signal, (decoder) => dedupPictures(pictures, asked, { decoder, signal, onProgress }));
};

/** Names are the designer's: quoted, visible and cut. */
const brokenText = (names: readonly string[], context: ToolContext): string => {
  if (names.length === 0) return '';
  const more = names.length > NAMED ? [`+${names.length - NAMED}`] : [];
  const shown = names.slice(0, NAMED).map((name) => `"${printable(name, NAME_CHARS)}"`);
  return ` ${context.text('errors.image-broken', { n: names.length, names: [...shown, ...more].join(', ') })}`;
};

export const dedupAssetsTool = (current: CurrentRun): F2CTool =>
  stageTool(current, {
    name: 'dedupF2CAssets',
    effect: 'read',
    description: 'Find pictures that are the same and give each group its key in the image map.',
    needs: 'built',
    leaves: 'deduped',
    work: async (run, context) => {
      const { clusters, broken, unseen, borderline } = await findIn(run, context);
      for (const { id, reason } of broken) run.missing.set(id, reason);
      const { pictures } = part(run, 'reading');
      const images = keyImages(pictures, clusters, run.missing);
      run.images = images;
      run.borderline = borderline;
      const data = { pictures: pictures.length, keys: images.images.length, broken: broken.length, unseen };
      const names = new Map(pictures.map(({ id, name }) => [id, name]));
      const message = context.text('parser.deduped', { pictures: pictures.length, keys: data.keys });
      const flagged = brokenText(
        broken.map(({ id }) => names.get(id) ?? id),
        context,
      );
      return { message: `${message}${flagged}`, data };
    },
  });
