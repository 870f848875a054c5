import { CodedError } from '#contract/errors';
import type { F2CTool, ToolContext } from '#contract/tool';
import { printable } from '../figma/printable.ts';
import { fillId } from '../image-map/write-images.ts';
import { fillRefsOf } from '../read/fill-uses.ts';
import type { CurrentRun } from '../run/current-run.ts';
import { drawMissing } from '../run/draw-missing.ts';
import { type ParserRun, part } from '../run/parser-run.ts';
import { stageTool } from './parser-stage.ts';

/** Renders of every picture layer and of every screen; what has no picture is known by its absence, with its reason. */
const fetchPictures = async (run: ParserRun, context: ToolContext): Promise<number> => {
  const { screens, pictures } = part(run, 'reading');
  // A hidden screen has nothing to draw, and loose layers have no common one.
  const drawn = screens.flatMap(({ id, unseen }) => (unseen === null ? id : []));
  const ids = [...new Set([...drawn, ...pictures.map(({ id }) => id)])];
  const onProgress = (done: number): void =>
    context.progress({ label: 'pictures', params: { done, total: ids.length }, done, total: ids.length });
  let fetched = 0;
  for await (const [id, result] of part(run, 'source').fetchPictures(ids, onProgress, context.signal)) {
    if ('reason' in result) run.missing.set(id, result.reason);
    else {
      await run.pictures.put(id, result);
      fetched += 1;
    }
  }
  return fetched;
};

const fetchFills = async (run: ParserRun, context: ToolContext): Promise<number> => {
  const { fills, pictures } = part(run, 'reading');
  // Pictures that did not come are drawn here, and then need the images inside them.
  const inside = pictures.flatMap(({ id, refs: own }) => (run.missing.has(id) ? own : []));
  const refs = [...new Set([...fillRefsOf(fills), ...inside])].sort();
  if (refs.length === 0) return 0;
  let fetched = 0;
  for await (const [ref, result] of part(run, 'source').fetchFills(refs, context.signal)) {
    if ('reason' in result) run.missingFills.set(ref, result.reason);
    else {
      await run.pictures.put(fillId(ref), result);
      fetched += 1;
    }
  }
  return fetched;
};

/** What is visible may be sections alone: a snapshot of nothing is none. @throws CodedError `design-empty` */
const refuseNothing = (run: ParserRun): void => {
  if (part(run, 'reading').screens.some(({ unseen }) => unseen !== 'hidden')) return;
  throw new CodedError('design-empty', { file: printable(part(run, 'request').from, 1_000) });
};

export const exportScreenshotsTool = (current: CurrentRun): F2CTool =>
  stageTool(current, {
    name: 'exportF2CScreenshots',
    effect: 'read',
    description: 'Export the pictures of the screens and of every layer that the stack shows as a picture.',
    needs: 'fetched',
    leaves: 'exported',
    work: async (run, context) => {
      refuseNothing(run);
      const pictures = await fetchPictures(run, context);
      const fills = await fetchFills(run, context);
      const drawn = await drawMissing(run, context.signal, (done, total) =>
        context.progress({ label: 'drawings', params: { done, total }, done, total }),
      );
      const data = {
        screens: part(run, 'reading').screens.length,
        pictures,
        fills,
        drawn,
        missing: run.missing.size,
        calls: Object.fromEntries(run.calls),
      };
      return {
        message: context.text(drawn === 0 ? 'parser.exported' : 'parser.exported-drawn', {
          ...{ pictures, drawn, missing: run.missing.size },
        }),
        data,
      };
    },
  });
