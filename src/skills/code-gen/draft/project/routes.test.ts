import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { codeProblems } from '#testing/code-problems';
import { draftOf, textsOf } from '#testing/drafted';
import { makeProject } from '#testing/project-builder';
import { readProjectFacts } from '../read-project-facts.ts';

const pack = (dependencies: Readonly<Record<string, string>>): string => JSON.stringify({ dependencies });

const variables = [
  { name: 'brand', type: 'COLOR', mode: 'A', value: '#abcabc', id: '2', collection: 'Theme' },
] as const;

const node = (id: string, name: string, more: Partial<SemanticNode> = {}): SemanticNode => ({
  id,
  name,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: 0, y: 0, width: 400, height: 40 },
  ...more,
});

const instance = { componentId: '5:1', componentName: 'Card', properties: {} };
const fills = [{ kind: 'solid', color: '#abcabc', token: 'Theme/brand' }] as const;

const home = node('1:1', 'Sign in', {
  layout: { direction: 'column' },
  box: { x: 0, y: 0, width: 400, height: 800 },
  fills,
  children: [
    node('1:2', 'Card', { figmaType: 'INSTANCE', instance, children: [node('1:3', 'Logo', { screenshot: 'logo' })] }),
  ],
});

const drafted = async (
  framework: 'react' | 'vue' | 'svelte',
  files: Readonly<Record<string, string>>,
  language = 'TypeScript',
) => {
  await using project = await makeProject(files);
  const facts = await readProjectFacts(project.dir, framework, new Set());
  const screen = { id: '1:1', name: 'Sign in', page: 'Page', width: 400, height: 800 };
  const draft = await draftOf(framework, [{ screen, root: home }], { project: facts, variables, language });
  const texts = textsOf(draft);
  expect(await codeProblems(texts)).toEqual([]);
  return { texts, paths: [...texts.keys()].sort(), notes: draft.notes };
};

describe('screens go where the project looks for them', () => {
  it('in folders of the app router of Next.js, as what a page exports', async () => {
    const files = { 'package.json': pack({ next: '16', react: '19' }), 'app/layout.tsx': 'export default 1;' };
    const { texts, paths } = await drafted('react', files);
    expect(paths).toEqual([
      'app/sign-in/page.module.css',
      'app/sign-in/page.tsx',
      'components/Card/Card.module.css',
      'components/Card/Card.tsx',
      'styles/design-tokens.css',
    ]);
    const page = texts.get('app/sign-in/page.tsx') ?? '';
    expect(page).toContain('export default function SignInPage() {');
    expect(page).toContain("import styles from './page.module.css';");
    expect(page).not.toContain('use client');
    expect(texts.get('components/Card/Card.tsx')).toContain('src={logo.src}');
  });

  it('in the pages of Next.js, whose sheet for everybody is told of', async () => {
    const files = { 'package.json': pack({ next: '14', react: '18' }), 'src/pages/index.tsx': 'export default 1;' };
    const { texts, paths, notes } = await drafted('react', files);
    expect(paths).toContain('src/pages/sign-in.tsx');
    expect(texts.get('src/pages/sign-in.tsx')).not.toContain('design-tokens');
    const path = paths.find((one) => one.endsWith('design-tokens.css')) ?? '';
    expect(notes).toContainEqual({ node: '', name: path, word: 'global-sheet', params: { path } });
  });

  it('in routes of SvelteKit, which imports what is in its library by that name', async () => {
    const files = {
      'package.json': pack({ svelte: '5', '@sveltejs/kit': '2' }),
      'src/routes/+page.svelte': '<h1>Hi</h1>',
    };
    const { texts, paths } = await drafted('svelte', files);
    expect(paths).toEqual([
      'src/lib/components/Card.svelte',
      'src/lib/styles/design-tokens.css',
      'src/routes/sign-in/+page.svelte',
    ]);
    expect(texts.get('src/routes/sign-in/+page.svelte')).toContain("import Card from '$lib/components/Card.svelte';");
  });

  it.each([
    ['react', 'react-router-dom', 'src/routes.tsx', 'export const router = createBrowserRouter([]);'],
    ['vue', 'vue-router', 'src/router/index.ts', 'export default createRouter({ routes: [] });'],
  ] as const)('%s: a file that lists routes is left alone, and told of', async (framework, router, path, text) => {
    const files = { 'package.json': pack({ [framework]: '1', [router]: '7' }), [path]: text };
    const { texts, paths, notes } = await drafted(framework, files);
    expect(paths).not.toContain(path);
    const file = paths.find((one) => /SignIn/.test(texts.get(one) === undefined ? '' : one) && !one.endsWith('.css'));
    expect(notes).toContainEqual({ node: '1:1', name: 'Sign in', word: 'add-route', params: { path, file } });
  });

  it('exports as components of the project do', async () => {
    const file = (name: string) => `export default function ${name}() { return null; }`;
    const files = {
      'package.json': pack({ react: '19' }),
      'src/components/Menu.tsx': file('Menu'),
      'src/components/Bar.tsx': file('Bar'),
    };
    const { texts } = await drafted('react', files);
    expect(texts.get('src/screens/SignIn/SignIn.tsx')).toContain('export default function SignIn() {');
    expect(texts.get('src/screens/SignIn/SignIn.tsx')).toContain("import Card from '../../components/Card/Card';");
  });

  it('writes no types where the project has none', async () => {
    const files = { 'package.json': pack({ react: '19' }), 'src/App.jsx': 'export default 1;' };
    const { texts, paths } = await drafted('react', files, 'JavaScript');
    expect(paths.filter((path) => /\.tsx?$/.test(path))).toEqual([]);
    expect(texts.get('src/components/Card/Card.jsx')).toContain('export function Card(');
    for (const text of texts.values()) expect(text).not.toMatch(/interface |: string|import type/);
  });
});
