import { allIn, bodyOf, createCanvas } from './plain-dom.ts';
import { hasOwnText } from './seen.ts';

/** A family that texts of the page ask for first. */
interface WantedFont {
  readonly family: string;
  /** Loaded by the page itself, or installed. */
  readonly isThere: boolean;
}

const GENERIC =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-[\w-]+|-apple-system|BlinkMacSystemFont|math|emoji)$/i;
const SAMPLE = 'mmmmmmmmmwwwwwlli1Il0O@%汉字あ한글Яж';
const MOST = 200;

const firstFamily = (value: string): string => {
  const [, ...names] = /^\s*(?:"([^"]*)"|'([^']*)'|([^,]+))/.exec(value) ?? [];
  return names.find((name) => name !== undefined)?.trim() ?? '';
};

const familiesInUse = (): Set<string> => {
  const families = new Set<string>();
  for (const element of allIn(bodyOf(document)))
    if (hasOwnText(element)) families.add(firstFamily(getComputedStyle(element).fontFamily));
  return families;
};

const familiesOfPage = (): Set<string> =>
  new Set(
    [...document.fonts]
      .filter(({ status }) => status !== 'error')
      .map(({ family }) => firstFamily(family).toLowerCase()),
  );

/**
 * Whether a family is installed is told by nothing but the width of what is written in it: it is not, when a text is as wide as
 * in each of the families that would stand in.
 */
const installed = (): ((family: string) => boolean) => {
  const context = createCanvas().getContext('2d');
  const widthIn = (families: string): number => {
    if (context === null) return 0;
    context.font = `72px ${families}`;
    return context.measureText(SAMPLE).width;
  };
  return (family) =>
    ['monospace', 'serif', 'sans-serif'].some(
      (other) => widthIn(`${JSON.stringify(family)}, ${other}`) !== widthIn(other),
    );
};

export const wantedFonts = (): WantedFont[] => {
  const [ofPage, isInstalled] = [familiesOfPage(), installed()];
  return [...familiesInUse()]
    .filter((family) => family !== '' && !GENERIC.test(family))
    .slice(0, MOST)
    .map((family) => ({ family, isThere: ofPage.has(family.toLowerCase()) || isInstalled(family) }));
};
