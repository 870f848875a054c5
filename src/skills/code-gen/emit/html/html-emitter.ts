import type { PlanNote } from '#contract/code-gen/plan';
import type { EmittedFile, Emitter, Emitting, PlannedScreen } from '../../draft/emitter.ts';
import { type ClassBook, classBook, type StyledTree } from '../css/class-book.ts';
import { inFamily, sharedFamily } from '../css/fonts/families.ts';
import { type Held, withoutIdle } from '../css/idle.ts';
import { assetsIn, writeRules } from '../css/stylesheet.ts';
import { type Element, isElement, isInline } from '../markup/element.ts';
import { withMain } from '../markup/landmarks.ts';
import { screenElement } from '../markup/screen-element.ts';
import { readable } from '../markup/spoken.ts';
import { textLanguage } from '../names/text-language.ts';
import { kebab, unique, wordsOf } from '../names/words.ts';
import { codeWriter } from '../text/code-writer.ts';
import { addressPath, joined } from '../text/paths.ts';
import { hasTokens, writeTokens } from '../tokens/token-sheet.ts';
import { BASE_SHEET } from './base-sheet.ts';
import { type HtmlDocument, writeDocument } from './html-document.ts';
import { writeHtml } from './print-html.ts';

interface Shared {
  readonly base: string;
  /** Null where the design has no variables that are new to the project. */
  readonly tokens: string | null;
}

/** File names of the screens, in their order. */
const screenNames = (screens: readonly PlannedScreen[]): string[] => {
  const taken = new Set<string>();
  return screens.map(({ title }) => unique(kebab(wordsOf(title), 'screen'), taken));
};

export const textOf = (element: Element): string =>
  element.children
    .map((child) => (child.kind === 'text' ? child.text : isElement(child) ? textOf(child) : ''))
    .join(' ');

/** Pictures that elements and their styles show, by path. */
export const assetsOf = (element: Element): string[] => [
  ...element.attributes.flatMap(([, value]) => (typeof value === 'object' ? [value.asset] : [])),
  ...element.style.flatMap(([, value]) => assetsIn(value)),
  ...element.children.filter(isElement).flatMap(assetsOf),
];

/** `Active` of `State=Active`: what a variant is called, but for the one that is the rule. */
const variantWords = ({ instance }: Element): string[][] =>
  Object.values(instance?.properties ?? {}).flatMap(({ type, value }) =>
    type === 'VARIANT' && !PLAIN_VARIANT.test(String(value)) ? [wordsOf(String(value), 2)] : [],
  );

const PLAIN_VARIANT = /^(default|true|false|none|on|off|yes|no)?$/i;

const MOST_SAID = 3;

const heldBy = ({ children, oneLine }: Element): Held => ({
  elements: children.some(isInline) ? null : children.filter(isElement).length,
  isLine: oneLine === true && children.every(({ kind }) => kind === 'text'),
});

const styled = (element: Element): StyledTree<Element> => ({
  words: element.words,
  hints: variantWords(element),
  tag: element.tag,
  said: element.oneLine === true ? wordsOf(textOf(element), MOST_SAID) : [],
  style: withoutIdle(element.style, heldBy(element)),
  variants: [],
  origins: [element.origin],
  children: element.children.filter(isElement),
});

/** A page in the family of most of its texts, with its classes. */
const dressed = (root: Element): { readonly whole: Element; readonly classes: ClassBook<Element> } => {
  const family = sharedFamily([root], styled);
  const view = inFamily(styled, family, () => false);
  const whole: Element = family === null ? root : { ...root, style: [...root.style, ['font-family', family]] };
  return { whole, classes: classBook(whole, view, { name: kebab, taken: [] }) };
};

interface Page {
  readonly one: PlannedScreen;
  readonly root: Element;
  readonly name: string;
  readonly shared: Shared;
  readonly emitting: Emitting;
}

const pageFile = ({ one, root, name, shared, emitting }: Page): EmittedFile[] => {
  const { screen } = one;
  const { input } = emitting;
  const file = joined(input.project.folders.screens, `${name}.html`);
  const sheet = joined(input.project.folders.styles, `${name}.css`);
  const { whole, classes } = dressed(root);
  const { indent } = input.project.style;
  const html = codeWriter(indent);
  const sheets = [shared.base, ...(shared.tokens === null ? [] : [shared.tokens]), sheet];
  const document: HtmlDocument = {
    title: readable(one.title) || readable(name),
    language: textLanguage(textOf(root)),
    sheets: sheets.map((path) => addressPath(file, path)),
  };
  writeDocument(html, document, () => writeHtml(whole, { file, classes, writer: html }));
  const css = codeWriter(indent);
  writeRules(classes.rules, sheet, css);
  const common = { nodes: [screen.id], screens: [screen.id] };
  const assets = [...new Set(assetsOf(root))];
  const pageCode = html.code();
  const sheetCode = css.code();
  return [
    {
      file: {
        kind: 'write',
        path: file,
        content: { kind: 'text', text: pageCode.text },
        reason: input.text('planReason.screen', { name: screen.name }),
        regions: pageCode.regions,
        needs: [...sheets, ...assets],
        ...common,
      },
      assets,
    },
    {
      file: {
        kind: 'write',
        path: sheet,
        content: { kind: 'text', text: sheetCode.text },
        reason: input.text('planReason.styles', { name: screen.name }),
        regions: sheetCode.regions,
        needs: [],
        ...common,
      },
      assets: [],
    },
  ];
};

const sharedFile = (path: string, text: string, reason: string, emitting: Emitting): EmittedFile => ({
  file: {
    kind: 'write',
    path,
    content: { kind: 'text', text },
    reason,
    nodes: [],
    screens: emitting.screens.map(({ screen }) => screen.id),
    regions: [],
    needs: [],
  },
  assets: [],
});

const tokensText = ({ book, input }: Emitting): string => {
  const writer = codeWriter(input.project.style.indent);
  writeTokens(book, writer);
  return writer.code().text;
};

/** One page and one style sheet for each screen; what all share once: tokens and what browsers do by themselves. */
export const htmlEmitter: Emitter = (emitting) => {
  const { input, screens, book } = emitting;
  const names = screenNames(screens);
  const { styles } = input.project.folders;
  const shared: Shared = {
    base: joined(styles, 'base.css'),
    tokens: hasTokens(book) ? joined(styles, 'tokens.css') : null,
  };
  const pages = new Map(screens.map(({ screen }, index) => [screen.id, `${names[index]}.html`]));
  const notes: PlanNote[] = [];
  const files = screens.flatMap((one, index) => {
    const built = screenElement(one, emitting, {
      link: (id) => pages.get(id) ?? null,
      inputs: true,
      components: false,
    });
    notes.push(...built.notes);
    return pageFile({
      one,
      root: { ...withMain(built.root), words: wordsOf(one.title, 4) },
      name: names[index] ?? 'screen',
      shared,
      emitting,
    });
  });
  const common = [
    sharedFile(shared.base, BASE_SHEET, input.text('planReason.base'), emitting),
    ...(shared.tokens === null
      ? []
      : [sharedFile(shared.tokens, tokensText(emitting), input.text('planReason.tokens'), emitting)]),
  ];
  return { files: [...common, ...files], notes };
};
