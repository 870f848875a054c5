import type { PlanNote } from '#contract/code-gen/plan';
import type { ProposedFile } from '#contract/code-gen/proposal';
import type { DraftInput } from '../draft-input.ts';
import type { EmittedFile } from '../emitter.ts';
import { withAssets } from './pubspec-assets.ts';

/** What the files ask of the project beside themselves: rows where that can be written, notes where somebody has to do it. */
export interface ProjectNeeds {
  readonly files: readonly ProposedFile[];
  readonly notes: readonly PlanNote[];
}

const NOTHING: ProjectNeeds = { files: [], notes: [] };

const noteOf = (path: string, word: string, what: string): PlanNote => ({
  ...{ node: '', name: path, word },
  params: { path, what: what.slice(0, 1_000) },
});

const codeOf = (emitted: readonly EmittedFile[]): string =>
  emitted.map(({ file }) => (file.content.kind === 'text' ? file.content.text : '')).join('\n');

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Fonts that every platform of Flutter has, or finds something for. */
const AT_HAND = new Set(['Roboto']);

const fontsIn = (code: string): string[] =>
  [...new Set([...code.matchAll(/fontFamily: '([^'\\]+)'/g)].map(([, family = '']) => family))].toSorted();

const isDeclared = (manifest: string, family: string): boolean =>
  manifest.split('\n').some((line) => /^\s*-?\s*family:/.test(line) && line.includes(family));

const flutterNeeds = (emitted: readonly EmittedFile[], { project, text }: DraftInput): ProjectNeeds => {
  const { manifest } = project;
  if (manifest === undefined) return NOTHING;
  const { path, text: before } = manifest;
  const code = codeOf(emitted);
  const folders = [...new Set(emitted.flatMap(({ assets }) => assets).map(folderOf))].filter(Boolean).toSorted();
  const after = before === null ? null : withAssets(before, folders);
  const packages = ['flutter_svg'].filter((name) => code.includes(`package:${name}/`));
  const missing = packages.filter((name) => !new RegExp(`^\\s+${name}\\s*:`, 'm').test(before ?? ''));
  const fonts = fontsIn(code).filter((family) => !AT_HAND.has(family) && !isDeclared(before ?? '', family));
  const screens = [...new Set(emitted.flatMap(({ file }) => file.screens))];
  return {
    files:
      after === null || after === before
        ? []
        : [
            {
              ...{ kind: 'write', path, content: { kind: 'text', text: after }, reason: text('planReason.manifest') },
              ...{ nodes: [], screens, regions: [], needs: [] },
            },
          ],
    notes: [
      ...(after === null && folders.length > 0 ? [noteOf(path, 'manifest-assets', folders.join(', '))] : []),
      ...missing.map((name) => noteOf(path, 'manifest-package', name)),
      ...(fonts.length === 0 ? [] : [noteOf(path, 'manifest-fonts', fonts.join(', '))]),
    ],
  };
};

/** The first release of Compose that has all that our code calls, with the list of versions that names it. */
const NEEDED = { release: '1.9', bom: '2025.08.00' };
const NEWER = /\b(?:dropShadow|innerShadow)\(/;
const BOM = /bom\b[^\n]*?\b(20\d\d\.\d\d\.\d\d)\b/i;

const composeNeeds = (emitted: readonly EmittedFile[], { project }: DraftInput): ProjectNeeds => {
  const { manifest } = project;
  if (manifest === undefined || !NEWER.test(codeOf(emitted))) return NOTHING;
  const { path, text } = manifest;
  const bom = BOM.exec(text ?? '')?.[1];
  if (bom !== undefined && bom >= NEEDED.bom) return NOTHING;
  return { files: [], notes: [noteOf(path, 'manifest-compose', `${NEEDED.release} (compose-bom ${NEEDED.bom})`)] };
};

/** What a draft of a stack that lists its parts asks of the project. */
export const projectNeeds = (emitted: readonly EmittedFile[], input: DraftInput): ProjectNeeds => {
  if (emitted.length === 0) return NOTHING;
  if (input.framework === 'flutter') return flutterNeeds(emitted, input);
  return input.framework === 'compose' ? composeNeeds(emitted, input) : NOTHING;
};
