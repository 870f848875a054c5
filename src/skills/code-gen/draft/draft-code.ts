import type { PlanNote } from '#contract/code-gen/plan';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { CodedError } from '#contract/errors';
import { htmlEmitter } from '../emit/html/html-emitter.ts';
import { reactEmitter } from '../emit/react/react-emitter.ts';
import { svelteEmitter } from '../emit/svelte/svelte-emitter.ts';
import { tokenBook } from '../emit/tokens/token-book.ts';
import { vueEmitter } from '../emit/vue/vue-emitter.ts';
import { layoutPlan } from '../layout/layout-plan.ts';
import { assetFiles } from './asset-files.ts';
import type { DraftInput, DraftScreen } from './draft-input.ts';
import type { Emitter } from './emitter.ts';
import { pictures } from './pictures.ts';
import { isNamed, isPage } from './screen-choice.ts';

const EMITTERS: Readonly<Record<string, Emitter>> = {
  html: htmlEmitter,
  react: reactEmitter,
  vue: vueEmitter,
  svelte: svelteEmitter,
};

interface Chosen {
  readonly screens: readonly DraftScreen[];
  readonly left: readonly PlanNote[];
}

const chosen = async (input: DraftInput): Promise<Chosen> => {
  const all: DraftScreen[] = [];
  for await (const screen of input.screens) all.push(screen);
  const named = all.filter((screen) => isNamed(input.scope, screen));
  const wanted = named.length > 0 ? named : all;
  const pages = wanted.filter(isPage);
  // A library alone is drafted as it lies there.
  if (pages.length === 0) return { screens: wanted, left: [] };
  const left = wanted.filter((one) => !isPage(one));
  return {
    screens: pages,
    left: left.map(({ screen }) => ({ node: screen.id, name: screen.name, word: 'library-part' })),
  };
};

const byPath = (a: ProposedFile, b: ProposedFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/**
 * The deterministic first draft: the same screens, variables and facts of the project give the same bytes.
 * @throws CodedError `draft-unsupported` {framework} for a stack that has no emitter
 */
export const draftCode = async (input: DraftInput): Promise<Proposal> => {
  const emitter = Object.hasOwn(EMITTERS, input.framework) ? EMITTERS[input.framework] : undefined;
  if (emitter === undefined) throw new CodedError('draft-unsupported', { framework: input.framework });
  const { screens, left } = await chosen(input);
  const planned = screens.map(({ screen, root }) => ({ screen, ...layoutPlan(root, input.layoutMaps) }));
  const book = tokenBook(input.variables, input.project.tokens);
  const shown = pictures(input.imageMap, input.assets);
  const { files, notes } = emitter({ input, screens: planned, book, pictures: shown });
  const assets = assetFiles(files, input);
  const all = [...files.map(({ file }) => file), ...assets.files].toSorted(byPath);
  return { files: all, reused: assets.reused, notes: [...left, ...planned.flatMap((one) => one.notes), ...notes] };
};
