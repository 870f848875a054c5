import { draftCode } from '#codegen/draft/draft-code';
import type { AssetPlace, DraftInput, DraftScreen } from '#codegen/draft/draft-input';
import { emptyProject } from '#codegen/draft/project-defaults';
import type { Proposal } from '#contract/code-gen/proposal';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { createI18n, translator } from '#contract/i18n';
import { adapter } from '#init/templates/web';

const english = translator(createI18n('en'));

/** Keys of the pictures that layers of a tree are shown by. */
const keysIn = (root: SemanticNode): string[] => [
  ...(root.screenshot === undefined ? [] : [root.screenshot]),
  ...(root.children ?? []).flatMap(keysIn),
];

/** A place for each picture, as if it were fresh. */
export const placesFor = (screens: readonly DraftScreen[], folder: string): Map<string, AssetPlace> =>
  new Map(
    screens
      .flatMap(({ root }) => keysIn(root))
      .map((key) => [
        key,
        { key, path: `${folder}/${key}.png`, snapshotFile: `screenshots/${key}.png`, kind: 'bitmap' },
      ]),
  );

const LANGUAGES = {
  html: 'HTML',
  react: 'TypeScript',
  flutter: 'Dart',
  compose: 'Kotlin',
  swiftui: 'Swift',
  avalonia: 'C#',
} as const;

/** Drafts screens with the words of the web adapter, in an empty project unless told otherwise. */
export const draftOf = (
  framework: keyof typeof LANGUAGES,
  screens: readonly DraftScreen[],
  more: Partial<DraftInput> = {},
): Promise<Proposal> =>
  draftCode({
    framework,
    language: LANGUAGES[framework],
    layoutMaps: adapter.layoutMaps,
    screens: (async function* () {
      yield* screens;
    })(),
    wanted: null,
    variables: [],
    imageMap: {},
    assets: placesFor(screens, 'assets'),
    project: emptyProject(framework),
    scope: '',
    text: english,
    ...more,
  });

/** Texts of a proposal by path. */
export const textsOf = ({ files }: Proposal): Map<string, string> =>
  new Map(
    files.flatMap((file) =>
      file.kind === 'write' && file.content.kind === 'text' ? [[file.path, file.content.text] as const] : [],
    ),
  );
