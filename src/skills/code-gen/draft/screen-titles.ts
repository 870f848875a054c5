import { headingLevels } from '../emit/markup/headings.ts';
import { withoutKeys } from '../emit/names/keys.ts';
import { isMeaningless } from '../emit/names/words.ts';
import type { LayoutNode } from '../layout/layout-node.ts';
import type { DraftScreen } from './draft-input.ts';

export interface TitledScreen {
  readonly screen: DraftScreen['screen'];
  readonly root: LayoutNode;
}

/** Devices, and what a frame or a page is rather than what is on it. */
const UNTOLD: ReadonlySet<string> = new Set(
  `desktop mobile tablet phone iphone ipad ipod android macbook imac pro air mini max plus ultra se watch tv large small
   medium compact expanded wide web background bg body root html main screen screens page pages artboard canvas content view
   layout app ui ux design designs final draft wip dev handoff prototype file untitled new version v
   первая страница экран страница экраны 页面 屏幕 画面 ページ 페이지 화면`.split(/\s+/),
);

const isUntold = (name: string): boolean =>
  isMeaningless(name) ||
  withoutKeys(name)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => UNTOLD.has(word.replace(/\d+$/, '')) || /^\d*(?:px|w|h)?$/.test(word) || isMeaningless(word));

/** More is a sentence, and no title. */
const LONGEST = 60;

/** The first text of a screen that stands out, and starts with a word. */
const headingOf = (root: LayoutNode): string | null => {
  const levels = headingLevels(root);
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const text = (next.node.text?.characters ?? '').replaceAll(/\s+/g, ' ').trim();
    if (levels.has(next.node.id) && /^\p{L}{2}/u.test(text) && text.length <= LONGEST) return text;
    open.push(...next.children.toReversed());
  }
  return null;
};

const told = (name: string | undefined): string | null => (name === undefined || isUntold(name) ? null : name);

/** A page of many frames that are only counted. */
const numberedPage = (page: string, name: string): string | null => {
  const number = /\d{1,5}$/.exec(name)?.[0];
  return told(page) === null ? null : [page, ...(number === undefined ? [] : [number])].join(' ');
};

/** `8.2. Cart` is called as `Cart` is. */
const NUMBERING = /^\d+(?:\.\d+)*[.)\s_-]+(?=\p{L}{3})/u;

/**
 * What screens are called: by their own names, else by the section that they are in, the page that no other screen without a
 * name is on, or their first heading. Empty where nothing says it.
 */
export const screenTitles = (screens: readonly TitledScreen[]): readonly string[] => {
  const unnamed = screens.filter(({ screen }) => isUntold(screen.name));
  const alone = (page: string): boolean => unnamed.filter(({ screen }) => screen.page === page).length === 1;
  return screens.map((one): string => {
    const { name, page, section } = one.screen;
    if (!unnamed.includes(one)) return name.replace(NUMBERING, '');
    const around = told(section?.split(' / ').at(-1)) ?? (alone(page) ? told(page) : null);
    return around ?? headingOf(one.root) ?? numberedPage(page, name) ?? (isMeaningless(name) ? '' : name);
  });
};
