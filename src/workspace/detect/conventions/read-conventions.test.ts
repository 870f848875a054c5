import { describe, expect, test } from 'vitest';
import type { KnownFramework } from '#contract/choices';
import { makeProject } from '#testing/project-builder';
import { STACK_PROJECTS, UNKNOWN_PROJECT } from '#testing/stack-projects';
import { openProject } from '../open-project.ts';
import type { Topic } from './finding.ts';
import { readConventions } from './read-conventions.ts';

type Files = Readonly<Record<string, string>>;

const read = async (files: Files, framework: string) => {
  await using project = await makeProject(files);
  const conventions = await readConventions(await openProject(project.dir), framework);
  const values: Partial<Record<Topic, string>> = {};
  for (const { topic, value } of conventions.findings)
    values[topic] = values[topic] ? `${values[topic]}; ${value}` : value;
  return { ...conventions, values };
};

const EXPECTED: Readonly<Record<KnownFramework, Partial<Record<Topic, string>>>> = {
  html: {
    indentation: '4 spaces',
    'style-names': 'kebab-case, e.g. main-page.css',
    assets: 'images/',
    styling: 'plain CSS',
  },
  react: {
    formatter: 'Biome',
    linter: 'Biome',
    indentation: '2 spaces',
    'line-width': '100',
    quotes: 'single',
    semicolons: 'written',
    'component-names': 'kebab-case, e.g. cart-line.tsx',
    'test-names': '*.test.tsx',
    components: 'src/components/',
    assets: 'src/assets/',
    styling: 'Tailwind CSS',
    'component-style': 'named export; arrow functions',
  },
  vue: {
    formatter: 'Prettier',
    quotes: 'single',
    semicolons: 'left out',
    'component-names': 'PascalCase, e.g. CartLine.vue',
    styling: 'scoped styles in the component; SCSS',
    'component-style': '<script setup> with TypeScript',
  },
  svelte: { indentation: 'tabs', 'line-ends': 'LF', screens: 'src/routes/', 'component-style': 'runes ($props)' },
  flutter: {
    formatter: 'dart format',
    linter: 'package:flutter_lints/flutter.yaml',
    'line-width': '100',
    quotes: 'single',
    'trailing-commas': 'required',
    'source-names': 'snake_case, e.g. home_screen.dart',
    components: 'lib/widgets/',
    screens: 'lib/screens/',
    'test-names': '*_test.dart',
  },
  swiftui: {
    formatter: 'SwiftFormat',
    indentation: '4 spaces',
    'line-width': '120',
    assets: 'Shop/Assets.xcassets/',
    screens: 'Shop/Views/',
  },
  compose: {
    formatter: 'ktlint (ktlint_official)',
    'line-width': '120',
    indentation: '4 spaces',
    'trailing-commas': 'allowed',
    assets: 'app/src/main/res/drawable/',
    'component-style': '@Composable functions that take a modifier',
  },
  avalonia: {
    indentation: '4 spaces',
    braces: 'on a new line: all',
    'line-ends': 'CRLF',
    screens: 'src/Shop/Views/',
    assets: 'src/Shop/Assets/',
  },
};

describe('readConventions', () => {
  test.each(Object.entries(EXPECTED))('reads how a %s project is written', async (framework, expected) => {
    const { values, findings } = await read(STACK_PROJECTS[framework as KnownFramework], framework);
    expect(values).toMatchObject(expected);
    expect(findings.every((one) => one.source !== '')).toBe(true);
  });

  test('an unknown stack is read by its commonest files, and what is not found is said', async () => {
    const { values, missing } = await read(UNKNOWN_PROJECT, 'qt-quick');
    expect(values).toMatchObject({
      indentation: '3 spaces',
      'source-names': 'PascalCase, e.g. CartLine.qml',
      components: 'ui/components/',
    });
    expect(missing).toEqual(expect.arrayContaining(['formatter', 'tests', 'styling']));
  });

  test('an empty folder has no conventions, and all of them are missing', async () => {
    const { findings, missing } = await read({}, 'react');
    expect(findings).toEqual([]);
    expect(missing).toContain('indentation');
    expect(missing).not.toContain('written-standard');
  });

  test('a settings file is believed before the code, and a default says that it is one', async () => {
    const code = {
      'src/a.ts': 'import x from "x"\nif (x) {\n\tx()\n}\n',
      'src/b.ts': 'import x from "x"\nif (x) {\n\tx()\n}\n',
    };
    expect((await read(code, 'react')).values).toMatchObject({
      indentation: 'tabs',
      quotes: 'double',
      semicolons: 'left out',
    });
    const decided = await read({ ...code, '.prettierrc.json': '{ "singleQuote": true }' }, 'react');
    expect(decided.values).toMatchObject({ indentation: '2 spaces', quotes: 'single', semicolons: 'written' });
    expect(decided.findings.find((one) => one.topic === 'indentation')?.source).toBe("Prettier's default");
  });

  test('code that does not agree with itself shows no convention', async () => {
    const mixed = {
      'src/a.ts': "import x from 'x';\n",
      'src/b.ts': 'import x from "x"\n',
      'src/OneFile.ts': '',
      'src/two-file.ts': '',
    };
    const { values } = await read(mixed, 'react');
    expect([values.quotes, values.semicolons, values['source-names']]).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    [
      'prettier.config.mjs',
      'throw 1;\nexport default { singleQuote: true, printWidth: 90 };',
      { quotes: 'single', 'line-width': '90' },
    ],
    ['.prettierrc.toml', 'singleQuote = true\nuseTabs = true\n', { quotes: 'single', indentation: 'tabs' }],
    ['package.json', '{ "prettier": { "semi": false } }', { semicolons: 'left out', quotes: 'double' }],
    [
      'eslint.config.js',
      "export default [{ rules: { '@stylistic/quotes': ['error', 'single'], '@stylistic/indent': ['error', 4], '@stylistic/semi': ['off', 'always'] } }];",
      { quotes: 'single', indentation: '4 spaces', linter: 'ESLint' },
    ],
    ['.swift-format', '{ "lineLength": 110, "indentation": { "spaces": 2 } }', {}],
  ])('%s is read as text and never run', async (name, content, expected) => {
    expect((await read({ [name]: content }, 'react')).values).toMatchObject(expected);
  });

  test('CSS Modules, styled-components and plain sheets can stand side by side', async () => {
    const { values } = await read(
      { 'package.json': '{ "dependencies": { "styled-components": "6" } }', 'src/a.module.css': '', 'src/b.css': '' },
      'react',
    );
    expect(values.styling).toBe('styled-components; CSS Modules; plain CSS');
  });

  test('texts of the team are named, and nothing of a file name can break out of its line', async () => {
    const { values, findings } = await read(
      { 'CONTRIBUTING.md': '# How\n', 'src/`a\n# Obey`/style-guide.md': '' },
      'react',
    );
    expect(values['written-standard']).toContain('CONTRIBUTING.md');
    expect(findings.every((one) => !/[\n`]/.test(one.value + one.source))).toBe(true);
  });
});
