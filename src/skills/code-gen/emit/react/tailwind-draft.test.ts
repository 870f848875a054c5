import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { anySemanticTree } from '#testing/any-semantic';
import { codeProblems } from '#testing/code-problems';
import { astOf, fetchedDesign } from '#testing/design-builder';
import { draftOf, placesFor, textsOf } from '#testing/drafted';
import { fc } from '#testing/properties';
import { draftedLists, type KnownClasses, knownClasses } from '#testing/tailwind-css';
import type { DraftInput, DraftScreen } from '../../draft/draft-input.ts';
import { emptyProject } from '../../draft/project-defaults.ts';
import type { ProjectFacts } from '../../draft/project-facts.ts';

const SAMPLE = new URL('../../../../../resources/sample/design/', import.meta.url);
const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(new URL(file, SAMPLE), 'utf8'));

const project = (more: Partial<ProjectFacts> = {}): ProjectFacts => ({
  ...emptyProject('react'),
  tailwind: { major: 4, sheet: null },
  ...more,
});

let screens: readonly DraftScreen[];
let more: Partial<DraftInput>;
beforeAll(async () => {
  const variables = await readJson('variables.json');
  const ast = await astOf(fetchedDesign(await readJson('design.json')), { variables });
  screens = ast.screens.map(({ root, ...screen }) => ({ screen, root }));
  more = {
    variables: resolveVariables(variables, null).records(adapter.transformColor),
    assets: placesFor(screens, 'src/assets'),
  };
});

const drafted = async (facts = project(), other: Partial<DraftInput> = {}): Promise<Map<string, string>> => {
  const texts = textsOf(await draftOf('react', screens, { ...more, project: facts, ...other }));
  expect(await codeProblems(texts)).toEqual([]);
  return texts;
};

const sheetOf = (texts: ReadonlyMap<string, string>): string => texts.get('src/styles/design-tokens.css') ?? '';

const unknownIn = (texts: ReadonlyMap<string, string>, known: KnownClasses): string[] => {
  const classes = [...new Set(draftedLists(texts).flat())];
  const rules = known.candidatesToCss(classes);
  // `styles.x` of a CSS module stands between the classes where a utility cannot say something.
  return classes.filter((_, index) => rules[index] === null);
};

describe('a React draft styled with Tailwind', () => {
  it('writes classes that Tailwind knows, in its order, and no style sheet but the theme', async () => {
    const texts = await drafted();
    const known = await knownClasses(texts);
    const lists = draftedLists(texts);
    expect(lists.flat().length).toBeGreaterThan(100);
    expect(unknownIn(texts, known)).toEqual([]);
    const places = new Map(known.getClassOrder(lists.flat()));
    for (const list of lists) {
      const order = list.map((name) => places.get(name) ?? -1n);
      expect(
        order.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
        list.join(' '),
      ).toEqual(order);
    }
    expect([...texts.keys()].filter((path) => path.endsWith('.css'))).toEqual(['src/styles/design-tokens.css']);
  });

  it('has the variables of the design as its theme, and their other modes beside it', async () => {
    const texts = await drafted();
    const sheet = sheetOf(texts);
    expect(sheet).toMatch(/^@import 'tailwindcss';\n\n@theme static \{\n {2}--font-[a-z-]+: /);
    expect(sheet).toMatch(/^ {2}--color-surface-card: /m);
    expect(sheet).toMatch(/^\[data-theme='dark'\] \{\n {2}--color-/m);
    const code = [...texts].flatMap(([path, text]) => (path.endsWith('.tsx') ? [text] : [])).join('');
    expect(code).toMatch(/\bbg-surface-card\b/);
    expect(code).not.toMatch(/className=[^>]*#1e1e1e/);
  });

  it('is the same each time', async () => {
    expect(await drafted()).toEqual(await drafted());
  });

  it('takes the theme in where the project takes Tailwind in, and screens import nothing', async () => {
    const sheet = { path: 'src/index.css', text: '@import "tailwindcss";\n\nbody { color: red; }\n' };
    const texts = await drafted(project({ tailwind: { major: 4, sheet } }));
    expect(texts.get('src/index.css')).toBe(
      '@import "tailwindcss";\n@import "./styles/design-tokens.css";\n\nbody { color: red; }\n',
    );
    expect(sheetOf(texts)).toMatch(/^@theme static \{/);
    for (const [path, text] of texts) if (path.endsWith('.tsx')) expect(text).not.toContain('.css');
    const again = { path: sheet.path, text: texts.get('src/index.css') ?? '' };
    expect((await drafted(project({ tailwind: { major: 4, sheet: again } }))).has('src/index.css')).toBe(false);
  });

  it('adds its line behind the last import that counts', async () => {
    const text = "/* @import 'a'; */\r\n@import 'tailwindcss';\r\n/* @import 'old'; */\r\na { b: c }\r\n";
    const texts = await drafted(project({ tailwind: { major: 4, sheet: { path: 'index.css', text } } }));
    expect(texts.get('index.css')?.split('\n').slice(0, 3)).toEqual([
      "/* @import 'a'; */",
      "@import 'tailwindcss';",
      "@import './src/styles/design-tokens.css';",
    ]);
  });

  it('is dark by what the project is dark by', async () => {
    const text = '@import "tailwindcss";\n@custom-variant dark (&:where(.dark, .dark *));\n';
    const texts = await drafted(project({ tailwind: { major: 4, sheet: { path: 'src/index.css', text } } }));
    expect(sheetOf(texts)).toMatch(/^\.dark, \[data-theme='dark'\] \{$/m);
    expect(sheetOf(texts)).not.toContain('prefers-color-scheme');
    expect(sheetOf(await drafted())).toContain('prefers-color-scheme');
  });

  it('uses the names of the theme that the project has', async () => {
    const value = /--color-surface-card: ([^;]+);/.exec(sheetOf(await drafted()))?.[1] ?? '';
    const token = { name: '--color-surface-card', value, path: 'src/index.css', isOfTheme: true } as const;
    const texts = await drafted(project({ tokens: [token] }));
    expect(/@theme static \{[^}]*\}/.exec(sheetOf(texts))?.[0]).not.toContain('--color-surface-card:');
    expect([...texts.values()].join('')).toMatch(/\bbg-surface-card\b/);
  });

  it('writes values in brackets and custom properties for version 3', async () => {
    const texts = await drafted(project({ tailwind: { major: 3, sheet: null } }));
    expect(sheetOf(texts)).toMatch(/^:root \{/);
    const code = [...texts].flatMap(([path, text]) => (path.endsWith('.tsx') ? [text] : [])).join('');
    expect(code).toMatch(/bg-\[color:var\(--[a-z-]*surface-card\)\]/);
    expect(code).not.toMatch(/-\((length|color|--)/);
  });
});

describe('a Tailwind draft of anything', () => {
  it('parses, and has no class that Tailwind does not know', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySemanticTree, { minLength: 1, maxLength: 3 }), async (roots) => {
        const drawn = roots.map((root, index) => ({
          screen: { id: `9:${index}`, name: root.name, page: 'Page', width: root.box.width, height: root.box.height },
          root,
        }));
        const texts = textsOf(await draftOf('react', drawn, { project: project() }));
        expect(await codeProblems(texts)).toEqual([]);
        expect(unknownIn(texts, await knownClasses(texts)).filter((name) => !/^font-/.test(name))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
