import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { idName } from '../image-map/file-name.ts';
import type { BuiltScreen } from '../semantic-ast/build-ast.ts';
import { type ParserRun, part } from './parser-run.ts';
import { treeText } from './tree-text.ts';

/** Above this many bytes each screen gets a file of its own, so that one is read without the rest. */
const LARGE_AST = 4 * 1024 * 1024;

/** What the screens are shown by. */
export type ScreenPictures = ReadonlyMap<string, Pick<SemanticScreen, 'picture' | 'pictureReason'>>;

const rootText = (root: SemanticNode, signal: AbortSignal): AsyncGenerator<string> =>
  treeText(root, null, { below: () => null, signal });

const headText = ({ root: _root, ...head }: BuiltScreen, pictures: ScreenPictures): string =>
  JSON.stringify({ ...head, ...pictures.get(head.id) }).slice(0, -1);

/** The roots of all screens as text, or null as soon as they are too much for one file. */
const smallRoots = async (screens: readonly BuiltScreen[], signal: AbortSignal): Promise<string[] | null> => {
  const roots: string[] = [];
  let size = 0;
  for (const { root } of screens) {
    let text = '';
    for await (const piece of rootText(root, signal)) {
      text += piece;
      size += Buffer.byteLength(piece);
      if (size > LARGE_AST) return null;
    }
    roots.push(text);
  }
  return roots;
};

async function* screenText(root: SemanticNode, signal: AbortSignal): AsyncGenerator<string> {
  yield `{"schemaVersion":${SCHEMA_VERSION},"root":`;
  yield* rootText(root, signal);
  yield '}\n';
}

/** Each screen goes to a file of its own, one after the other, so that no two are text at once. */
const writeRoots = async (run: ParserRun, signal: AbortSignal): Promise<string[]> => {
  const members: string[] = [];
  for (const { id, root } of part(run, 'ast').screens) {
    const file = `semantic-ast/${idName(id)}.json`;
    await run.staging.writeFile(file, screenText(root, signal));
    members.push(`"file":${JSON.stringify(file)}`);
  }
  return members;
};

/** `semantic-ast.json`: small designs whole, of large ones the heads of the screens and where each one lies. */
export const writeAst = async (run: ParserRun, pictures: ScreenPictures, signal: AbortSignal): Promise<void> => {
  const { screens } = part(run, 'ast');
  const small = await smallRoots(screens, signal);
  const members = small?.map((root) => `"root":${root}`) ?? (await writeRoots(run, signal));
  const lines = screens.map((screen, index) => `${headText(screen, pictures)},${members[index]}}`);
  const start = `{"schemaVersion":${SCHEMA_VERSION},"framework":${JSON.stringify(run.config.framework)},"screens":[`;
  await run.staging.writeFile('semantic-ast.json', `${start}\n${lines.join(',\n')}\n]}\n`);
};
