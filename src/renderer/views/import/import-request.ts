import type { CommandInput } from '#contract/commands';
import { type FigmaUrl, parseFigmaUrl } from '#contract/design/figma-url';
import type { ImportDraft, ScreenChoice } from '../../store/draft-store.ts';

/** What the primary button counts. */
export type ImportScope =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file' }
  | { readonly kind: 'open'; readonly part: ImportDraft['part'] }
  | { readonly kind: 'chosen'; readonly choice: ScreenChoice }
  | { readonly kind: 'frames'; readonly count: number };

/** What was chosen of the file whose path stands in the form; null for all of it. */
const choiceIn = ({ choice, sourcePath }: ImportDraft): ScreenChoice | null =>
  choice?.of === sourcePath.trim() ? choice : null;

export const readAddress = (draft: ImportDraft): FigmaUrl => parseFigmaUrl(draft.figmaUrl);

/** What the form asks for, as far as it can be told before anything is fetched. */
export const importScope = (draft: ImportDraft): ImportScope => {
  if (draft.source === 'plugin') return { kind: 'open', part: draft.part };
  if (draft.source === 'file') {
    const choice = choiceIn(draft);
    if (draft.sourcePath.trim() === '') return { kind: 'nothing' };
    return choice === null ? { kind: 'file' } : { kind: 'chosen', choice };
  }
  const url = readAddress(draft);
  if (url.kind === 'refused') return { kind: 'nothing' };
  return url.nodeIds.length > 0 ? { kind: 'frames', count: url.nodeIds.length } : { kind: 'file' };
};

const filled = <Name extends string>(name: Name, value: string): { [K in Name]?: string } =>
  value.trim() === '' ? {} : ({ [name]: value.trim() } as { [K in Name]?: string });

const chosen = (draft: ImportDraft): { screens?: string[] } => {
  const choice = choiceIn(draft);
  return choice === null ? {} : { screens: [...choice.ids] };
};

const saved = (draft: ImportDraft): CommandInput<'import.submit'> => ({
  ...filled('sourcePath', draft.sourcePath),
  ...chosen(draft),
  ...filled('variablesPath', draft.variablesPath),
  ...filled('imagesPath', draft.imagesPath),
  ...filled('fillsPath', draft.fillsPath),
});

const sourceOf = (draft: ImportDraft): CommandInput<'import.submit'> => {
  if (draft.source === 'figma') return filled('figmaUrl', draft.figmaUrl);
  if (draft.source === 'file') return saved(draft);
  return { plugin: draft.part, ...(draft.client === null ? {} : { client: draft.client }) };
};

/** The command of a form; fields of the source that is not chosen stay out. */
export const importInput = (draft: ImportDraft): CommandInput<'import.submit'> => ({
  ...sourceOf(draft),
  ...filled('alias', draft.alias),
  ...filled('description', draft.description),
});

/** What to call the run while it goes on: the name given, else what the source is called. */
export const importName = (draft: ImportDraft): string | null => {
  if (draft.alias.trim() !== '') return draft.alias.trim();
  if (draft.source === 'plugin') return null;
  if (draft.source === 'file') return draft.sourcePath.trim().split(/[\\/]/).at(-1) ?? null;
  const named = /figma\.com\/(?:design|file)\/[^/]+\/(?:branch\/[^/]+\/)?([^/?#]+)/.exec(draft.figmaUrl)?.[1];
  return named ? named.replaceAll('-', ' ') : null;
};
