import { describe, expect, test } from 'vitest';
import { fc } from '#testing/properties';
import { buildTree, type FolderNode, type TreeNode } from './build-tree.ts';
import { rollUpChanges } from './change-counts.ts';
import { compareNames } from './compare-names.ts';
import { findFiles, foldPaths } from './find-files.ts';
import { depthOf, nameOf, namesOf } from './tree-node.ts';
import { nextByWord } from './type-ahead.ts';
import { unitePaths } from './unite-paths.ts';
import { ALL_CLOSED, ALL_OPEN, findFile, isOpen, keysAround, setOpen, visibleRows } from './visible-rows.ts';

const PATHS = [
  'package.json',
  'src/assets/icons/apple-pay.svg',
  'src/assets/icons/card-check.svg',
  'src/components/Stepper/Stepper.tsx',
  'src/routes.tsx',
];

const told = (row: TreeNode): string =>
  `${'  '.repeat(depthOf(row))}${row.kind === 'folder' ? `${namesOf(row).join(' / ')}/` : nameOf(row)}`;
const rowsOf = (root: FolderNode, folding = ALL_OPEN): string[] => visibleRows(root, folding).map(told);

const name = fc.constantFrom('a', 'b', 'B', 'a.ts', 'a-b', 'x1', 'x02', 'x10', 'é', '0', '10a');
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));

describe('the tree of a project', () => {
  test('folders stand first, and a folder with nothing but a folder in it is one row with it', () => {
    expect(rowsOf(buildTree(PATHS))).toEqual([
      'src/',
      '  assets / icons/',
      '    apple-pay.svg',
      '    card-check.svg',
      '  components / Stepper/',
      '    Stepper.tsx',
      '  routes.tsx',
      'package.json',
    ]);
  });

  test('every file stands in it once, below the folders of its path, whatever sorts between them', () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 40 }), (paths) => {
        const united = unitePaths(paths, []);
        const files = visibleRows(buildTree(united), ALL_OPEN).filter(({ kind }) => kind === 'file');
        expect(files.map((file) => file.path).sort()).toEqual([...new Set(paths)].sort());
        for (const file of files) {
          const shown = [...namesAround(file), nameOf(file)].join('/');
          expect(shown).toBe(file.path);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a name that is a deleted file and a folder by now is two rows', () => {
    expect(rowsOf(buildTree(['a', 'a/b.ts']))).toEqual(['a/', '  b.ts', 'a']);
  });

  test('[FT03] 2,000 levels and 20,000 files of one folder are a tree', () => {
    const deep = `${'d/'.repeat(2_000)}end.ts`;
    expect(visibleRows(buildTree([deep]), ALL_OPEN).map(depthOf)).toEqual([0, 1]);
    const forked = Array.from({ length: 1_000 }, (_, at) => [
      `${'d/'.repeat(at)}e.ts`,
      `${'d/'.repeat(at)}f.ts`,
    ]).flat();
    expect(
      visibleRows(buildTree(unitePaths(forked, [])), ALL_OPEN)
        .map(depthOf)
        .slice(0, 3),
    ).toEqual([0, 1, 2]);
    const wide = Array.from({ length: 20_000 }, (_, at) => `all/${at}.ts`);
    const rows = visibleRows(buildTree(unitePaths(wide, [])), ALL_OPEN);
    expect(rows).toHaveLength(20_001);
    expect(rows.at(-1)?.path).toBe('all/19999.ts');
    expect(rows.at(-1)?.position).toBe(19_999);
  });

  test('a closed folder hides what is in it, and only that', () => {
    const root = buildTree(PATHS);
    expect(rowsOf(root, ALL_CLOSED)).toEqual(['src/', 'package.json']);
    expect(rowsOf(root, setOpen(ALL_OPEN, ['src/assets/icons/'], false))).toHaveLength(6);
    const opened = setOpen(ALL_CLOSED, ['src/'], true);
    expect(isOpen(opened, 'src/')).toBe(true);
    expect(setOpen(opened, ['src/'], true)).toBe(opened);
    expect(setOpen(opened, ['src/'], false).except.size).toBe(0);
  });

  test('a file is found, with the folders that must open for it', () => {
    const root = buildTree(PATHS);
    const file = findFile(root, 'src/components/Stepper/Stepper.tsx') as TreeNode;
    expect(keysAround(file)).toEqual(['src/', 'src/components/Stepper/']);
    expect(findFile(root, 'src/none.tsx')).toBeNull();
    expect(findFile(root, 'src/assets/icons')).toBeNull();
  });
});

const namesAround = (node: TreeNode): string[] => {
  const names: string[] = [];
  for (let folder = node.parent; folder?.parent; folder = folder.parent) names.unshift(...namesOf(folder));
  return names;
};

describe('changes', () => {
  test('roll up to every folder around them', () => {
    const counts = rollUpChanges([
      { path: 'src/a/x.ts', kind: 'Added' },
      { path: 'src/a/y.ts', kind: 'Deleted' },
      { path: 'src/b.ts', kind: 'Modified' },
      { path: 'top.ts', kind: 'Added' },
    ]);
    expect(counts.get('src/a')).toEqual({ added: 1, modified: 0, deleted: 1 });
    expect(counts.get('src')).toEqual({ added: 1, modified: 1, deleted: 1 });
    expect(counts.get('')).toEqual({ added: 2, modified: 1, deleted: 1 });
    expect(counts.size).toBe(3);
  });

  test('a folder counts what is below it, and no folder is without a change', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 30 }), (paths) => {
        const counts = rollUpChanges(paths.map((one) => ({ path: one, kind: 'Added' as const })));
        for (const [folder, { added }] of counts) {
          const below = paths.filter((one) => folder === '' || one.startsWith(`${folder}/`));
          expect(added).toBe(below.length);
          expect(added).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('deleted files stand among those that are there', () => {
    expect(unitePaths(['a', 'c'], ['b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
    const sorted = ['a', 'b'];
    expect(unitePaths(sorted, [])).toBe(sorted);
    expect(unitePaths(['b', 'a', 'b'], ['c', 'a'])).toEqual(['a', 'b', 'c']);
  });
});

describe('names', () => {
  test('go by letters without their case, and by numbers', () => {
    const names = ['icon-10', 'Icon-2', 'b', 'B', 'a', 'README.md', 'index.ts', 'x01', 'x1'];
    expect(names.sort((one, other) => compareNames(one, other))).toEqual([
      'a',
      'B',
      'b',
      'Icon-2',
      'icon-10',
      'index.ts',
      'README.md',
      'x01',
      'x1',
    ]);
  });

  test('have one order, whichever two are compared first', () => {
    const some = fc.string({ unit: fc.constantFrom('a', 'B', '0', '1', '2', '-', 'é'), maxLength: 6 });
    fc.assert(
      fc.property(some, some, some, (one, two, three) => {
        expect(Math.sign(compareNames(one, two))).toBe(-Math.sign(compareNames(two, one)) + 0);
        if (compareNames(one, two) <= 0 && compareNames(two, three) <= 0) {
          expect(compareNames(one, three)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('typing and searching', () => {
  const rows = visibleRows(buildTree(PATHS), ALL_OPEN);
  const at = (place: number): string => told(rows[place] as TreeNode).trim();

  test('letters go to the next row that begins with them, around the end', () => {
    expect(at(nextByWord(rows, 0, 's'))).toBe('Stepper.tsx');
    expect(at(nextByWord(rows, 5, 's'))).toBe('src/');
    expect(at(nextByWord(rows, 0, 'sr'))).toBe('src/');
    expect(nextByWord(rows, 3, 'zz')).toBe(3);
  });

  test('a file is found by words of its path, by its name first', () => {
    const paths = ['lib/stepper/note.md', 'src/Step.tsx', 'src/components/Stepper.tsx'];
    const search = (query: string, most = 9) => findFiles(paths, foldPaths(paths), { query, most });
    expect(search('step').paths).toEqual(['src/Step.tsx', 'src/components/Stepper.tsx', 'lib/stepper/note.md']);
    expect(search('tsx COMP').paths).toEqual(['src/components/Stepper.tsx']);
    expect(search('step', 1)).toEqual({ paths: ['src/Step.tsx'], more: 2 });
    expect(findFiles(['Überblick.md'], foldPaths(['Überblick.md']), { query: 'uber', most: 1 }).more).toBe(0);
    expect(foldPaths(['Überblick.md', 'A.ts'])).toEqual(['uberblick.md', 'a.ts']);
    expect(search('  ')).toEqual({ paths: [], more: 0 });
  });
});
