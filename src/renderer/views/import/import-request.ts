import type { CommandInput } from '#contract/commands';
import { type FigmaUrl, parseFigmaUrl } from '#contract/design/figma-url';
import type { ImportDraft } from '../../store/draft-store.ts';

/** What the primary button counts. */
export type ImportScope =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file' }
  | { readonly kind: 'frames'; readonly count: number };

export const readAddress = (draft: ImportDraft): FigmaUrl => parseFigmaUrl(draft.figmaUrl);

/** What the form asks for, as far as it can be told before anything is fetched. */
export const importScope = (draft: ImportDraft): ImportScope => {
  if (draft.source === 'file') return draft.sourcePath.trim() === '' ? { kind: 'nothing' } : { kind: 'file' };
  const url = readAddress(draft);
  if (url.kind === 'refused') return { kind: 'nothing' };
  return url.nodeIds.length > 0 ? { kind: 'frames', count: url.nodeIds.length } : { kind: 'file' };
};

const filled = <Name extends string>(name: Name, value: string): { [K in Name]?: string } =>
  value.trim() === '' ? {} : ({ [name]: value.trim() } as { [K in Name]?: string });

/** The command of a form; fields of the source that is not chosen stay out. */
export const importInput = (draft: ImportDraft): CommandInput<'import.submit'> => ({
  ...(draft.source === 'figma'
    ? filled('figmaUrl', draft.figmaUrl)
    : {
        ...filled('sourcePath', draft.sourcePath),
        ...filled('variablesPath', draft.variablesPath),
        ...filled('imagesPath', draft.imagesPath),
        ...filled('fillsPath', draft.fillsPath),
      }),
  ...filled('alias', draft.alias),
  ...filled('description', draft.description),
});

/** What to call the run while it goes on: the name given, else what the source is called. */
export const importName = (draft: ImportDraft): string | null => {
  if (draft.alias.trim() !== '') return draft.alias.trim();
  if (draft.source === 'file') return draft.sourcePath.trim().split(/[\\/]/).at(-1) ?? null;
  const named = /figma\.com\/(?:design|file)\/[^/]+\/(?:branch\/[^/]+\/)?([^/?#]+)/.exec(draft.figmaUrl)?.[1];
  return named ? named.replaceAll('-', ' ') : null;
};
