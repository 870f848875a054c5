import type { EmittedFile, Emitting, PlannedScreen } from '../../draft/emitter.ts';
import type { ProjectComponent } from '../../draft/project-facts.ts';
import type { LayoutNode, LayoutNote } from '../../layout/layout-node.ts';
import type { Declarations } from '../css/declarations.ts';
import { withMain } from '../markup/landmarks.ts';
import { screenElement } from '../markup/screen-element.ts';
import { kebab, pascal, uniqueOnDisk, wordsOf } from '../names/words.ts';
import { codeWriter } from '../text/code-writer.ts';
import { joined } from '../text/paths.ts';
import { hasTokens, TOKEN_SHEET, writeTokens } from '../tokens/token-sheet.ts';
import { extractComponents } from './extract-components.ts';
import type { ComponentNaming } from './make-component.ts';
import { screenTemplate } from './screen-template.ts';
import type { Component, TemplateElement } from './template.ts';
import { partOf } from './tree.ts';

/** How a stack of components calls its files and what is in them. */
export interface DraftNaming extends ComponentNaming {
  /** From a name in Pascal case to that of the screen. */
  readonly screen: (name: string) => string;
  /** Names that no component may have: what files import by themselves. */
  readonly imported: readonly string[];
}

export interface DraftedScreen {
  readonly name: string;
  readonly screen: PlannedScreen['screen'];
  /** Its address, which links lead to: `/home`. */
  readonly page: string;
  readonly root: TemplateElement;
}

/** What files are written of, where a stack has components with style sheets. */
export interface ComponentDraft {
  readonly components: readonly Component[];
  readonly screens: readonly DraftedScreen[];
  /** Components of the project by name. */
  readonly theirs: ReadonlyMap<string, ProjectComponent>;
  /** The style sheet of the design's variables; null where there is nothing in it. */
  readonly tokens: EmittedFile | null;
  readonly notes: readonly LayoutNote[];
}

const screenName = ({ title }: PlannedScreen): string => pascal(wordsOf(title), 'Screen');

/** Letters as a design tool sets them: advances are not rounded to pixels, and edges are not thickened. */
const LETTERS: Declarations = [
  ['-webkit-font-smoothing', 'antialiased'],
  ['text-rendering', 'geometricPrecision'],
];

const tokensFile = ({ input, book, screens }: Emitting): EmittedFile | null => {
  if (!hasTokens(book)) return null;
  const writer = codeWriter(input.project.style.indent);
  writeTokens(book, writer);
  return sheetOfTokens(writer.code().text, { input, screens });
};

/** The style sheet of the variables with its text. */
export const sheetOfTokens = (text: string, { input, screens }: Pick<Emitting, 'input' | 'screens'>): EmittedFile => {
  return {
    file: {
      kind: 'write',
      path: joined(input.project.folders.styles, TOKEN_SHEET),
      content: { kind: 'text', text },
      reason: input.text('planReason.tokens'),
      nodes: [],
      screens: screens.map(({ screen }) => screen.id),
      regions: [],
      needs: [],
    },
    assets: [],
  };
};

interface Named {
  readonly one: PlannedScreen;
  readonly name: string;
  /** Where its links lead. */
  readonly page: string;
}

const namedScreens = (screens: readonly PlannedScreen[], taken: Set<string>, naming: DraftNaming): Named[] =>
  screens.map((one) => {
    const base = screenName(one);
    const name = uniqueOnDisk(naming.screen(base), taken);
    const told = name.startsWith(base) && naming.screen(base) !== name ? name : base;
    return { one, name, page: `/${kebab(wordsOf(told), 'screen')}` };
  });

const SCREEN = { width: 280, height: 480 };

/** A component of a library, and not a screen that was made one. */
const isPart = ({ node: { component, box } }: LayoutNode): boolean =>
  component !== undefined && (box.width < SCREEN.width || box.height < SCREEN.height);

/** Reads screens as components: those of the design, and one for each screen. */
export const componentDraft = (emitting: Emitting, naming: DraftNaming): ComponentDraft => {
  const { input, screens } = emitting;
  const theirs = new Map(input.project.components.map((component) => [component.name, component]));
  const taken = new Set([...naming.imported, ...theirs.keys()]);
  const named = namedScreens(screens, taken, naming);
  const pages = new Map(named.map(({ one, page }) => [one.screen.id, page]));
  const notes: LayoutNote[] = [];
  const trees = named.map(({ one }) => {
    const built = screenElement(one, emitting, { link: (id) => pages.get(id) ?? null, inputs: true, components: true });
    notes.push(...built.notes);
    const whole = isPart(one.root) ? built.root : withMain(built.root);
    const root = { ...whole, words: wordsOf(one.title, 4), style: [...whole.style, ...LETTERS] };
    return { id: one.screen.id, root: partOf(root) };
  });
  const { components, roots } = extractComponents(trees, { taken, theirs, naming });
  const drafted = named.flatMap(({ one, name, page }, index): DraftedScreen[] => {
    const branch = roots[index];
    const root = branch === undefined ? null : screenTemplate(branch);
    return root === null ? [] : [{ name, page, screen: one.screen, root }];
  });
  return { components, screens: drafted, theirs, tokens: tokensFile(emitting), notes };
};
