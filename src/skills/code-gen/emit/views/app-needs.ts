import type { DotnetFacts } from '../../draft/project-facts.ts';
import type { LayoutNote } from '../../layout/layout-node.ts';
import { type Element, isElement } from '../markup/element.ts';
import { lookOf } from '../native/facets.ts';

/** Font families in which texts below some elements are written. */
export const familiesIn = (roots: readonly Element[]): readonly string[] => {
  const found = new Set<string>();
  const visit = (element: Element): void => {
    if (element.tag === 'text' || element.tag === 'span') {
      const { font } = lookOf(element.style.filter(([facet]) => facet === 'font'));
      if (font?.family !== undefined) found.add(font.family);
    }
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  for (const root of roots) visit(root);
  return [...found].toSorted();
};

const MOST_NAMED = 10;

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{Nd}]/gu, '');

/** What an app has of fonts. */
export interface Fonts {
  readonly families: readonly string[];
  /** Names of its font files. */
  readonly files: readonly string[];
}

/** @param present families that nobody has to bring along */
const fontNote = ({ families, files }: Fonts, present: RegExp): LayoutNote[] => {
  const own = files.map(bare);
  const missing = families.filter(
    (family) => !present.test(family) && !own.some((file) => file.startsWith(bare(family))),
  );
  const fonts = missing.slice(0, MOST_NAMED).join(', ').slice(0, 500);
  return missing.length === 0 ? [] : [{ node: '', name: fonts, word: 'app-fonts', params: { fonts } }];
};

/** Fonts that every device of Apple has. */
const OF_APPLE =
  /^(?:\.?SF(?:NS|UI)?\b.*|SF ?(?:Pro|Compact|Mono).*|New York.*|Helvetica ?Neue|Helvetica|Arial|Avenir(?: Next)?|Courier(?: New)?|Georgia|Menlo|Times New Roman|Verdana|PingFang.*|Hiragino.*|Apple .*)$/i;

/** @param shown all that is written in views */
export const appleNeeds = (fonts: Fonts, shown: string): LayoutNote[] => {
  const all = [...shown.matchAll(/NavigationLink\(value: "([^"\\]{1,100})"\)/g)].map(([, route = '']) => route);
  const routes = [...new Set(all)].slice(0, MOST_NAMED).join(', ');
  return [
    ...fontNote(fonts, OF_APPLE),
    ...(routes === '' ? [] : [{ node: '', name: routes, word: 'app-navigation', params: { routes } }]),
  ];
};

/** Fonts that are said to be there on every desktop. */
const OF_DESKTOPS = /^(?:Arial|Courier New|Georgia|Times New Roman|Verdana)$/i;

/** Where the spaces of panels and grids, and levels of headings, come from. */
const NEEDED = [11, 3] as const;
const NEWER = /\b(?:(?:Column|Row|Item|Line)Spacing|ItemsAlignment|AutomationProperties\.HeadingLevel)="/;

const isOlder = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]);
};

const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');

const covers = (pattern: string, path: string): boolean => {
  const plain = plainPath(pattern);
  const start = plain.replace(/\*.*$/, '');
  return plain.includes('*') ? path.startsWith(start) : plain === path;
};

interface Asked extends Fonts {
  readonly dotnet: DotnetFacts | null;
  /** Paths of pictures, relative to the project file. */
  readonly pictures: readonly string[];
  /** All that is written in views. */
  readonly shown: string;
}

/** What the project has to have for the code to do what it says, as far as it is known not to have it. */
export const avaloniaNeeds = ({ families, files, dotnet, pictures, shown }: Asked): LayoutNote[] => {
  const fonts = fontNote({ families, files }, OF_DESKTOPS);
  if (dotnet === null) return fonts;
  const { file, resources, avalonia } = dotnet;
  const lost = pictures.find((path) => !resources.some((pattern) => covers(pattern, path)));
  const pattern = `${(lost ?? '').split('/').slice(0, -1).join('\\')}\\**`;
  const needed = NEEDED.join('.');
  return [
    ...fonts,
    ...(lost === undefined ? [] : [{ node: '', name: file, word: 'app-resources', params: { file, pattern } }]),
    ...(avalonia !== null && isOlder(avalonia) && NEWER.test(shown)
      ? [{ node: '', name: file, word: 'app-version', params: { file, needed, version: avalonia } }]
      : []),
  ];
};
