import { mkdir, symlink } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { KnownFramework } from '#contract/choices';
import { makeProject } from '#testing/project-builder';
import { STACK_PROJECTS, UNKNOWN_PROJECT } from '#testing/stack-projects';
import { detectStack } from './detect-stack.ts';
import { openProject } from './open-project.ts';

const detect = async (files: Readonly<Record<string, string>>) => {
  await using project = await makeProject(files);
  return await detectStack(project.dir);
};

const EXPECTED: Readonly<Record<KnownFramework, { language: string; facts: readonly string[] }>> = {
  html: { language: 'HTML', facts: ['HTML (2 pages)', 'CSS (2 sheets)'] },
  react: {
    language: 'TypeScript',
    facts: ['React ^19.1.0', 'TypeScript ~5.9.2', 'Vite ^7.1.0', 'Tailwind CSS ^4.1.0'],
  },
  vue: { language: 'TypeScript', facts: ['Vue ^3.5.0', 'TypeScript ^5.8.0', 'Sass ^1.90.0'] },
  svelte: {
    language: 'TypeScript',
    facts: ['Svelte ^5.38.0', 'TypeScript ^5.9.0', 'SvelteKit ^2.30.0', 'Vite ^7.0.0'],
  },
  flutter: { language: 'Dart', facts: ['Flutter >=3.35.0', 'Dart ^3.9.0'] },
  swiftui: { language: 'Swift', facts: ['SwiftUI', 'Xcode project', 'Swift 6.0', 'iOS 18.0'] },
  compose: {
    language: 'Kotlin',
    facts: [
      'Jetpack Compose',
      'Compose BOM 2025.08.00',
      'Kotlin 2.2.10',
      'Android Gradle plugin 8.13.0',
      'minSdk 26',
      'compileSdk 36',
    ],
  },
  avalonia: { language: 'C#', facts: ['Avalonia 11.3.4', 'Target net9.0'] },
};

describe('detectStack', () => {
  test.each(Object.entries(EXPECTED))('recognises %s with its versions', async (framework, expected) => {
    const found = await detect(STACK_PROJECTS[framework as KnownFramework]);
    expect(found).toMatchObject({ framework, language: expected.language, vcs: 'none' });
    expect(found.facts.map((one) => one.fact)).toEqual(expected.facts);
    expect(found.facts.every((one) => one.source !== '')).toBe(true);
  });

  test('names the files that the facts were read from', async () => {
    const found = await detect(STACK_PROJECTS.avalonia);
    expect(found.facts[0]).toEqual({ fact: 'Avalonia 11.3.4', source: 'Directory.Packages.props' });
  });

  test('an unknown stack has a name where its files tell, and its language', async () => {
    expect(await detect(UNKNOWN_PROJECT)).toMatchObject({ framework: 'qt-quick', language: 'QML' });
    expect(await detect({ 'a.py': '', 'b.py': '' })).toMatchObject({ framework: null, language: 'Python' });
    expect(await detect({})).toEqual({ framework: null, language: null, vcs: 'none', facts: [] });
  });

  test('a package of a workspace is found below a root that only holds tools', async () => {
    const found = await detect({
      'package.json': '{ "workspaces": ["packages/*"], "devDependencies": { "typescript": "^5.9.0" } }',
      'packages/api/package.json': '{ "dependencies": { "hono": "4" } }',
      'packages/web/package.json': '{ "dependencies": { "react": "19.0.0" } }',
      'packages/web/src/app.tsx': '',
    });
    expect(found).toMatchObject({ framework: 'react', language: 'TypeScript' });
    expect(found.facts).toEqual([
      { fact: 'React 19.0.0', source: 'packages/web/package.json' },
      { fact: 'TypeScript ^5.9.0', source: 'package.json' },
    ]);
  });

  test('the files decide between two frameworks of one package', async () => {
    const pack = '{ "dependencies": { "react": "19", "vue": "3" } }';
    expect((await detect({ 'package.json': pack, 'src/A.vue': '' })).framework).toBe('vue');
    expect((await detect({ 'package.json': pack, 'src/a.tsx': '' })).framework).toBe('react');
  });

  test('what lies nearer to the root counts, and the other is named too', async () => {
    const found = await detect({
      ...STACK_PROJECTS.flutter,
      'docs/package.json': '{ "dependencies": { "react": "18" } }',
    });
    expect(found.framework).toBe('flutter');
    expect(found.facts).toContainEqual({ fact: 'also React 18', source: 'docs/package.json' });
  });

  test('Android without Compose, .NET without Avalonia and Swift without SwiftUI are not mistaken', async () => {
    const views = {
      'app/build.gradle': "apply plugin: 'com.android.application'",
      'app/src/main/res/layout/main.xml': '<a/>',
    };
    expect((await detect(views)).framework).toBe('android-views');
    expect((await detect({ 'App.csproj': '<UseWPF>true</UseWPF>' })).framework).toBe('wpf');
    expect((await detect({ 'App.xcodeproj/project.pbxproj': '', 'App/V.swift': 'import UIKit' })).framework).toBe(
      'uikit',
    );
    expect(
      (await detect({ 'Package.swift': '// swift-tools-version:6.0\n', 'Sources/a.swift': 'import Vapor' })).framework,
    ).toBeNull();
  });

  test('broken and hostile project files are passed over', async () => {
    const found = await detect({
      'package.json': '{ "dependencies": [null, {"react": 1}], "__proto__": { "react": "1" } ',
      'a/package.json': '{ "dependencies": { "constructor": "1", "react": "19\\u202e\\n# heading `x`" } }',
      'pubspec.yaml': '\u0000\u0001',
    });
    expect(found.framework).toBe('react');
    expect(found.facts[0]?.fact).toBe("React 19\\u{202e}\\u{a}# heading 'x'");
  });

  test('installed, built and hidden folders are not entered, and links not followed', async () => {
    await using outside = await makeProject(STACK_PROJECTS.react);
    await using project = await makeProject({
      'node_modules/vue/package.json': '{ "dependencies": { "vue": "3" } }',
      'build/pubspec.yaml': 'dependencies:\n  flutter:\n    sdk: flutter\n',
      '.hx/package.json': '{ "dependencies": { "svelte": "5" } }',
    });
    await symlink(outside.dir, project.path('linked'));
    await symlink(outside.path('package.json'), project.path('package.json'));
    await symlink('loop', project.path('loop'));
    expect((await detectStack(project.dir)).framework).toBeNull();
  });

  test('the walk ends at its limits and says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`d/${index}.txt`, '']));
    await using project = await makeProject({ ...many, 'a/b/c/d/e.txt': '' });
    const wide = await openProject(project.dir, { entries: 20, depth: 9 });
    expect([wide.complete, wide.files.length <= 20]).toEqual([false, true]);
    const flat = await openProject(project.dir, { entries: 1_000, depth: 2 });
    expect([flat.complete, flat.files.includes('a/b/c/d/e.txt')]).toEqual([false, false]);
    expect((await openProject(project.dir)).complete).toBe(true);
  });
});

describe('detectVcs', () => {
  test('finds a repository in the folder, in a parent, and behind a .git file', async () => {
    await using project = await makeProject({ '.git/HEAD': 'ref: refs/heads/main\n', 'packages/web/index.html': '' });
    expect((await detectStack(project.dir)).vcs).toBe('git');
    expect((await detectStack(project.path('packages/web'))).vcs).toBe('git');
    await using worktree = await makeProject({ '.git': 'gitdir: /elsewhere/.git/worktrees/x\n' });
    expect((await detectStack(worktree.dir)).vcs).toBe('git');
  });

  test('finds Perforce settings, the nearer of two counts', async () => {
    await using project = await makeProject({
      '.git/HEAD': '',
      'depot/.p4config': 'P4PORT=ssl:p4:1666\n',
      'depot/src/a.txt': '',
    });
    expect((await detectStack(project.path('depot/src'))).vcs).toBe('p4v');
    expect((await detectStack(project.dir)).vcs).toBe('git');
  });

  test('an empty .git and a .p4config without settings are nothing', async () => {
    await using project = await makeProject({ '.p4config': 'EDITOR=vi\n' });
    await mkdir(project.path('.git'));
    expect((await detectStack(project.dir)).vcs).toBe('none');
  });
});
