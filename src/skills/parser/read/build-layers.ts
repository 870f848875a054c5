import { imageKey } from '../image-map/image-key.ts';
import { lintScreen } from '../lint/lint-screen.ts';
import { type BuiltAst, buildSemanticAst } from '../semantic-ast/build-ast.ts';
import type { Take } from '../semantic-ast/plan/flatten-design.ts';
import { type PicturePlan, planPictures, stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { rewriteScreenshots } from '../semantic-ast/rewrite-screenshots.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import { fillUsesOf, pictureRefsOf, shapelessPictures } from './fill-uses.ts';
import type { PortionResult, ReadPicture, ReadScreen } from './portion.ts';
import type { PortionContext } from './portion-context.ts';
import { plainTreeText } from './tree-text.ts';

/** What was made of layers, without what the document itself tells. */
export type BuiltLayers = Pick<PortionResult, 'screens' | 'pictures' | 'fills' | 'found' | 'lint' | 'loose'> & {
  readonly sections: number;
  readonly components: number;
};

const describe = (plan: PicturePlan): ReadPicture[] => {
  const [refs, shapeless] = [pictureRefsOf(plan), shapelessPictures(plan)];
  return plan.pictures.map((picture) => {
    const { id, name, category, screen } = picture;
    return {
      id,
      name,
      category,
      screen,
      base: imageKey(picture),
      refs: refs.get(id) ?? [],
      shapeless: shapeless.has(id),
    };
  });
};

/** Of each marker in a text where it begins and ends, and which picture it stands for. */
const marksIn = (bytes: Buffer, marker: Buffer): Int32Array => {
  const marks: number[] = [];
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 1)) {
    const end = bytes.indexOf(0x22, at);
    // With the quotes around it.
    marks.push(at - 1, end + 1, Number(bytes.toString('latin1', at + marker.length, end)));
  }
  return Int32Array.from(marks);
};

const unseenOf = (plan: PicturePlan): ReadonlyMap<string, ReadScreen['unseen']> =>
  new Map(
    plan.screens.map(({ id, node, draw }) => [
      id,
      draw.length === 0 ? 'hidden' : node === null ? 'loose-layers' : null,
    ]),
  );

/** Puts markers where the ids of pictures are, and the trees as texts into the spool. */
const storeScreens = (built: BuiltAst, plan: PicturePlan, { marker, spool }: PortionContext): ReadScreen[] => {
  const places = new Map(plan.pictures.map(({ id }, place) => [id, place]));
  const unseen = unseenOf(plan);
  const markerBytes = Buffer.from(marker);
  return built.screens.map(({ root, picture: _picture, ...head }) => {
    rewriteScreenshots(root, (id) => `${marker}${places.get(id) ?? ''}`);
    const text = Buffer.from(plainTreeText(root));
    const marks = marksIn(text, markerBytes);
    return { ...head, unseen: unseen.get(head.id) ?? null, stored: spool.append(text), marks };
  });
};

/**
 * Layers in the words of the stack, pictures to fetch and lint.
 * @throws CodedError `cancelled`, and those of the adapter
 */
export const buildLayers = async (
  { design, take }: { readonly design: FetchedDesign; readonly take: Take },
  variables: VariableTable,
  context: PortionContext,
): Promise<BuiltLayers> => {
  const { adapter, signal } = context;
  const plan = await planPictures(design, adapter, { signal, take });
  const onProgress = (): void => undefined;
  const built = await buildSemanticAst({ design, plan, variables, adapter, signal, onProgress });
  // What is put aside after a stop would be written to a file that is closed.
  stopIfAborted(signal);
  const { sections, components } = built.counts;
  return {
    ...{ sections, components },
    lint: built.screens.map((screen) => lintScreen(screen, context.framework)),
    screens: storeScreens(built, plan, context),
    pictures: describe(plan),
    fills: fillUsesOf(plan),
    found: built.findings.groups(),
    loose: take === 'screens' ? plan.walk.flat.loose : [],
  };
};
