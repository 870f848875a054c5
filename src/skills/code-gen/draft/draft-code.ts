import type { PlanNote } from '#contract/code-gen/plan';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { CodedError } from '#contract/errors';
import { avaloniaEmitter } from '../emit/avalonia/avalonia-emitter.ts';
import { composeEmitter } from '../emit/compose/compose-emitter.ts';
import { flutterEmitter } from '../emit/flutter/flutter-emitter.ts';
import { htmlEmitter } from '../emit/html/html-emitter.ts';
import { reactEmitter } from '../emit/react/react-emitter.ts';
import { svelteEmitter } from '../emit/svelte/svelte-emitter.ts';
import { swiftuiEmitter } from '../emit/swiftui/swiftui-emitter.ts';
import { themeNames } from '../emit/tailwind/theme-names.ts';
import { tokenBook } from '../emit/tokens/token-book.ts';
import { vueEmitter } from '../emit/vue/vue-emitter.ts';
import { layoutPlan } from '../layout/layout-plan.ts';
import { assetFiles } from './asset-files.ts';
import type { DraftInput, DraftScreen } from './draft-input.ts';
import type { Emitter } from './emitter.ts';
import { projectNeeds } from './manifest/project-needs.ts';
import { partFor } from './part-for.ts';
import { pictures } from './pictures.ts';
import { isNamed, isPage } from './screen-choice.ts';
import { screenTitles } from './screen-titles.ts';
import { nameVariables } from './variables/name-variables.ts';

const EMITTERS: Readonly<Record<string, Emitter>> = {
  html: htmlEmitter,
  react: reactEmitter,
  flutter: flutterEmitter,
  compose: composeEmitter,
  swiftui: swiftuiEmitter,
  avalonia: avaloniaEmitter,
  vue: vueEmitter,
  svelte: svelteEmitter,
};

interface Chosen {
  /** All pages, or what one of them needs would be made without the others. */
  readonly drafted: readonly DraftScreen[];
  /** Of those, what is told. */
  readonly wanted: readonly DraftScreen[];
  /** Parts of a library that lie beside the pages. */
  readonly left: readonly PlanNote[];
}

const choose = async ({ screens, wanted, scope }: DraftInput): Promise<Chosen> => {
  const all: DraftScreen[] = [];
  for await (const one of screens) if (isPage(one) || wanted?.has(one.screen.id) !== false) all.push(one);
  const asked = all.filter(({ screen }) => wanted?.has(screen.id) !== false);
  const named = asked.filter((one) => isNamed(scope, one));
  const meant = named.length > 0 ? named : asked;
  const pages = meant.filter(isPage);
  // A library alone is drafted as it lies there.
  const parts = pages.length > 0 ? meant.filter((one) => !isPage(one)) : [];
  const chosen = new Set(pages.length > 0 ? pages : meant);
  return {
    drafted: all.filter((one) => isPage(one) || chosen.has(one)),
    wanted: [...chosen],
    left: parts.map(({ screen }) => ({ node: screen.id, name: screen.name, word: 'library-part' })),
  };
};

const byPath = (a: ProposedFile, b: ProposedFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/**
 * The deterministic first draft: the same screens, variables and facts of the project give the same bytes.
 * @throws CodedError `draft-unsupported` {framework} for a stack that has no emitter
 */
export const draftCode = async (given: DraftInput): Promise<Proposal> => {
  const emitter = Object.hasOwn(EMITTERS, given.framework) ? EMITTERS[given.framework] : undefined;
  if (emitter === undefined) throw new CodedError('draft-unsupported', { framework: given.framework });
  const { drafted, wanted, left } = await choose(given);
  // Tailwind has steps for lengths.
  const stack = { framework: given.framework, isNumbered: !given.project.tailwind };
  const { screens, variables } = nameVariables({ screens: drafted, variables: given.variables }, stack);
  const input = { ...given, variables };
  const laid = screens.map(({ screen, root }) => ({ screen, ...layoutPlan(root, input.layoutMaps) }));
  const titles = screenTitles(laid);
  const planned = laid.map((one, index) => ({ ...one, title: titles[index] ?? '' }));
  const named = input.project.tailwind?.major === 4 ? themeNames(input.variables) : undefined;
  const book = tokenBook(input.variables, input.project.tokens, named);
  const shown = pictures(input.imageMap, input.assets);
  const emitted = emitter({ input, screens: planned, book, pictures: shown });
  const { files, notes } = partFor(wanted, {
    files: emitted.files,
    notes: [...planned.flatMap((one) => one.notes), ...emitted.notes],
  });
  const assets = assetFiles(files, input);
  const needs = projectNeeds(files, input);
  const all = [...files.map(({ file }) => file), ...assets.files, ...needs.files].toSorted(byPath);
  return { files: all, reused: assets.reused, notes: [...left, ...notes, ...needs.notes] };
};
