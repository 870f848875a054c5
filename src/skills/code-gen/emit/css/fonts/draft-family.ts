import type { ComponentDraft, DraftedScreen } from '../../components/component-draft.ts';
import { styledBy } from '../../components/styled-template.ts';
import { sharedFamily } from './families.ts';

/** Screens that say a family for all that is in them. */
export const withFamily = (screens: readonly DraftedScreen[], family: string | null): readonly DraftedScreen[] =>
  family === null
    ? screens
    : screens.map(({ root, ...screen }) => ({
        ...screen,
        root: { ...root, style: [...root.style, ['font-family', family] as const] },
      }));

/** The family that most texts of a draft have, and the screens that say it. */
export const familyOfDraft = ({
  components,
  screens,
}: ComponentDraft): { readonly family: string | null; readonly screens: readonly DraftedScreen[] } => {
  const roots = [...components, ...screens].map(({ root }) => root);
  const family = sharedFamily(
    roots,
    styledBy((_, style) => style),
  );
  return { family, screens: withFamily(screens, family) };
};
