import { describe, expect, test } from 'vitest';
import { makeProject } from '#testing/project-builder';
import { readConventions } from './conventions/read-conventions.ts';
import { detectStackOf } from './detect-stack.ts';
import { openProject } from './open-project.ts';
import { at, parseJsonObject } from './parse/json-with-comments.ts';

const SIZE = 500_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

/** Texts that take minutes where a pattern looks at the same part again for each of its starts. */
const HOSTILE: Readonly<Record<string, string>> = {
  'package.json': `{"a": "${fill('\\"')}`,
  'biome.json': `${fill(',  ')}/*`,
  '.p4config': fill('\n'),
  '.editorconfig': `[*]\nindent_size = 2${fill(' ')}x\n[${fill('*')}]`,
  'pubspec.yaml': `name: a${fill(' ')}x`,
  'analysis_options.yaml': `linter:\n  rules:\n${fill('    - a\n')}`,
  'build.gradle': `compose${fill(' ')}x minSdk${fill(' ')}x`,
  'app/build.gradle.kts': fill('kotlin'),
  'gradle/libs.versions.toml': fill('\n'),
  'App.csproj': fill('Include="Avalonia" '),
  'Directory.Packages.props': fill('Include="Avalonia" '),
  'Package.swift': fill('.iOS(.v1'),
  'Sources/a.swift': fill('\n'),
  'Sources/b.swift': fill('struct a<'),
  'Sources/c.swift': fill('@a '),
  'src/a.tsx': fill('\n'),
  'src/b.tsx': `import 'x'${fill(' ')}x`,
  'src/c.tsx': fill('const A=('),
  'src/a.vue': fill('<script '),
  'src/b.vue': fill('<style '),
  'src/a.kt': fill('@Composable fun A('),
  '.prettierrc': fill('semi '),
  'eslint.config.js': fill('"quotes": ['),
  'index.html': fill('<'),
};

describe('hostile texts', () => {
  test('neither the stack nor the conventions take long to be found', { timeout: 60_000 }, async () => {
    await using files = await makeProject(HOSTILE);
    const started = performance.now();
    const project = await openProject(files.dir);
    await detectStackOf(project);
    for (const framework of ['react', 'vue', 'flutter', 'swiftui', 'compose', 'avalonia', 'html', 'x']) {
      await readConventions(project, framework);
    }
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('parseJsonObject', () => {
  test('reads comments and trailing commas, and leaves strings alone', () => {
    const text = '// head\n{ "a": [1, 2, /* no, */ ], "b": "x // y, }", "c": { "d": "\\"/*", }, // end\n}';
    expect(parseJsonObject(text)).toEqual({ a: [1, 2], b: 'x // y, }', c: { d: '"/*' } });
  });

  test.each(['', '[]', 'null', '{', '{"a"', '"', '/*', 'x', null])('%j is no object', (text) => {
    expect(parseJsonObject(text)).toBeNull();
  });

  test('at finds own members only', () => {
    expect(at({ a: { b: 1 } }, 'a', 'b')).toBe(1);
    expect(at({}, 'constructor')).toBeUndefined();
    expect(at([1], '0')).toBeUndefined();
  });
});
