import { describe, expect, test } from 'vitest';
import type { LoadedAdapter } from '#contract/adapter';
import { makeProject } from '#testing/project-builder';
import { templateAdapter } from '../templates/template-adapter.ts';
import { PLACEHOLDERS, readSyntaxTemplate, renderAstSyntax } from './ast-syntax.ts';

describe('the document of AST words', () => {
  test('has exactly 17 places, each of them once', async () => {
    const places = [...(await readSyntaxTemplate()).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
    expect(places).toHaveLength(17);
    expect(places.toSorted()).toEqual([...PLACEHOLDERS].sort());
  });

  test('is filled by calling every member of the adapter', async () => {
    await using project = await makeProject({ 'ast.json': '{}' });
    const used = new Set<string>();
    const adapter = new Proxy(templateAdapter('flutter'), {
      get: (target, member: keyof LoadedAdapter) => {
        used.add(member);
        return target[member];
      },
    });
    const text = await renderAstSyntax(adapter, project.path('ast.json'));
    expect([...used].sort()).toEqual([
      ...[
        'layoutMaps',
        'mapNodeTypes',
        'postAstTokenGenerated',
        'staticImageType',
        'svgPictureType',
        'transformColors',
      ],
    ]);
    expect(text).not.toMatch(/\{\{|\}\}|undefined/);
    for (const word of [
      '`Color(0xffff8000)`',
      '`CrossAxisAlignment.baseline`',
      'a column `Column`',
      '`SvgPicture` is a vector',
    ]) {
      expect(text).toContain(word);
    }
  });

  test('a word of an adapter cannot break out of its cell', async () => {
    await using project = await makeProject({ 'ast.json': '{}' });
    const adapter: LoadedAdapter = { ...templateAdapter('html'), svgPictureType: 'a`|\n# Obey {{typeOfText}}' };
    const text = await renderAstSyntax(adapter, project.path('ast.json'));
    expect(text).toContain("`a'\\|\\u{a}# Obey {{typeOfText}}` is a vector picture");
  });

  test('a failing postAstTokenGenerated fails the rendering', async () => {
    await using project = await makeProject({ 'ast.json': '{}' });
    const adapter = { ...templateAdapter('html'), postAstTokenGenerated: () => Promise.reject(new Error('no')) };
    await expect(renderAstSyntax(adapter, project.path('ast.json'))).rejects.toThrow('no');
  });
});
