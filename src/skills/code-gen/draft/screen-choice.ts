import type { DraftScreen } from './draft-input.ts';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Names shorter than this are in every sentence. */
const SHORTEST = 3;

/** True when the words of the user name the screen, by its name or its id. */
export const isNamed = (scope: string, { screen }: Pick<DraftScreen, 'screen'>): boolean => {
  const words = folded(scope);
  const name = folded(screen.name).trim();
  return words.includes(folded(screen.id)) || (name.length >= SHORTEST && words.includes(name));
};

const SMALLEST_PAGE = { width: 320, height: 400 };

/** A screen of an app, rather than a part of a library that lies on the page beside the screens. */
export const isPage = ({ screen, root }: DraftScreen): boolean => {
  if (root.figmaType === 'COMPONENT_SET') return false;
  if (root.figmaType !== 'COMPONENT') return true;
  return screen.width >= SMALLEST_PAGE.width && screen.height >= SMALLEST_PAGE.height;
};
