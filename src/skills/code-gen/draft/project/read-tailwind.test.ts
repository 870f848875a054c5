import { describe, expect, it } from 'vitest';
import { makeProject } from '#testing/project-builder';
import { readProjectFacts } from '../read-project-facts.ts';

const pack = (version: string | null): string =>
  JSON.stringify({ dependencies: { react: '19' }, devDependencies: version === null ? {} : { tailwindcss: version } });

const factsOf = async (
  files: Readonly<Record<string, string>>,
  { framework = 'react', ours = [] as string[] } = {},
) => {
  await using project = await makeProject(files);
  return await readProjectFacts(project.dir, framework, new Set(ours));
};

const tailwindOf = async (files: Readonly<Record<string, string>>) => (await factsOf(files)).tailwind;

const SHEET = '@import "tailwindcss";\n@theme {\n  --color-brand: #123456;\n}\n:root { --gap: 4px; }\n';

describe('Tailwind of a project', () => {
  it('is read off its package, its style sheets or its configuration', async () => {
    const sheet = { path: 'src/index.css', text: SHEET };
    expect(await tailwindOf({ 'package.json': pack('^4.1.0'), 'src/index.css': SHEET })).toEqual({ major: 4, sheet });
    expect(await tailwindOf({ 'package.json': pack('latest'), 'src/index.css': SHEET })).toEqual({ major: 4, sheet });
    expect(await tailwindOf({ 'package.json': pack(null), 'src/index.css': SHEET })).toEqual({ major: 4, sheet });
    expect(await tailwindOf({ 'package.json': pack('^3.4.1') })).toEqual({ major: 3, sheet: null });
    expect(await tailwindOf({ 'package.json': pack(null), 'a.css': '@tailwind base;' })).toMatchObject({ major: 3 });
    expect(await tailwindOf({ 'package.json': pack(null), 'tailwind.config.js': '' })).toMatchObject({ major: 3 });
  });

  it('is nothing where nothing says so, and for other stacks', async () => {
    expect(await tailwindOf({ 'package.json': pack(null), 'a.css': 'a { color: red }' })).toBeNull();
    expect((await factsOf({ 'package.json': pack('^4.1.0') }, { framework: 'vue' })).tailwind).toBeNull();
  });

  it.each([
    ['a prefix', { 'package.json': pack('^4.1.0'), 'a.css': "@import 'tailwindcss' prefix(tw);" }],
    ['no base', { 'package.json': pack('^4.1.0'), 'a.css': "@import 'tailwindcss/utilities.css';" }],
    ['a prefix of old', { 'package.json': pack('^3.4.0'), 'tailwind.config.js': "export default { prefix: 'tw-' };" }],
    ['no base of old', { 'package.json': pack('^3.4.0'), 'tailwind.config.js': 'corePlugins: { preflight: false }' }],
  ])('is left alone where it has %s', async (_, files) => {
    expect(await tailwindOf(files)).toBeNull();
  });

  it('has the names of its theme among the tokens of the project', async () => {
    const { tokens } = await factsOf({ 'package.json': pack('^4.1.0'), 'src/index.css': SHEET });
    expect(tokens).toEqual([
      { name: '--color-brand', value: '#123456', path: 'src/index.css', isOfTheme: true },
      { name: '--gap', value: '4px', path: 'src/index.css' },
    ]);
  });

  it.each(['/*', '@import ', '@import "tailwindcss" ', ':root { --', '@theme a ', ':root {', '-', '*', '@theme {'])(
    'is read of a sheet of nothing but %j, each part of it looked at once',
    async (piece) => {
      const sheet = `@import "tailwindcss";\n${piece.repeat(Math.floor(500_000 / piece.length))}`;
      const { tailwind } = await factsOf({ 'package.json': pack('^4.1.0'), 'src/index.css': sheet });
      expect(tailwind?.major).toBe(4);
    },
  );

  it('is the same after a run that added a line to its sheet, or wrote one of its own', async () => {
    const files = { 'package.json': pack('^4.1.0'), 'src/index.css': SHEET };
    expect(await factsOf(files, { ours: ['src/index.css'] })).toEqual(await factsOf(files));
    const own = { 'package.json': pack('^4.1.0'), 'src/styles/design-tokens.css': "@import 'tailwindcss';" };
    const { tailwind } = await factsOf(own, { ours: ['src/styles/design-tokens.css'] });
    expect(tailwind).toEqual({ major: 4, sheet: null });
  });
});
