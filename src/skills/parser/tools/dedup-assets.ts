import type { F2CTool } from '#contract/tool';
import { dedupImages } from '../dedup/dedup-images.ts';
import { keyImages } from '../image-map/key-images.ts';
import type { CurrentRun } from '../run/current-run.ts';
import { part } from '../run/parser-run.ts';
import { stageTool } from './parser-stage.ts';

export const dedupAssetsTool = (current: CurrentRun): F2CTool =>
  stageTool(current, {
    name: 'dedupF2CAssets',
    effect: 'read',
    description: 'Find pictures that are the same and give each group its key in the image map.',
    needs: 'built',
    leaves: 'deduped',
    work: async (run, context) => {
      const { pictures } = part(run, 'plan');
      const images = pictures.flatMap(({ id }) => {
        const stored = run.pictures.get(id);
        return stored === undefined ? [] : [{ id, path: stored.path }];
      });
      const { clusters, broken } = await dedupImages(images, part(run, 'request').dedup, {
        signal: context.signal,
        onProgress: (done, total) =>
          context.progress({ label: 'progress.images', params: { done, total }, done, total }),
      });
      for (const { id, reason } of broken) run.missing.set(id, reason);
      run.images = keyImages(pictures, clusters, run.missing);
      const data = { pictures: pictures.length, keys: run.images.images.length, broken: broken.length };
      return { message: context.text('parser.deduped', { pictures: pictures.length, keys: data.keys }), data };
    },
  });
