import { describe, expect, it } from 'vitest';
import type { CodeMap, MappedFile } from '#contract/code-gen/code-map';
import { SCHEMA_VERSION } from '#contract/config';
import { mergeHandEdits } from '../merge/three-way.ts';
import { updateCodeMap, type WrittenFile } from './update-code-map.ts';

const region = (node: string, start: number, end: number) => ({ node, name: node, start, end });
const file = (more: Partial<MappedFile> = {}): MappedFile => ({
  ...{ run: 'first', snapshot: 's1', written: 'w1', generated: 'g1', screens: ['1:1'], reason: 'r', regions: [] },
  ...more,
});
const mapOf = (files: CodeMap['files']): CodeMap => ({ schemaVersion: SCHEMA_VERSION, files });

describe('the map after a run', () => {
  const BASE = '<div>\n  <h1>Hello</h1>\n  <p>One</p>\n</div>\n';
  const mine = BASE.replace('<div>\n', '<div>\n  <!-- mine -->\n  <!-- too -->\n');
  const fresh = BASE.replace('One', 'Eins');
  const written: WrittenFile = {
    path: 'src/home.html',
    reason: 'Screen Home',
    screens: ['1:1', '1:1'],
    generated: { sha256: 'g2', text: fresh },
    regions: [region('1:1', 1, 4), region('1:2', 2, 2), region('1:3', 3, 3)],
    written: { sha256: 'w2', text: mergeHandEdits({ base: BASE, mine, fresh }).text },
  };

  it('knows what was written, with lines where they are now, and leaves the rest alone', () => {
    const before = mapOf({ 'src/home.html': file(), 'src/old.html': file(), 'src/unticked.html': file() });
    const after = updateCodeMap(before, {
      run: 'second',
      snapshot: 's2',
      written: [written],
      deleted: ['src/old.html'],
    });
    expect(after).toEqual(
      mapOf({
        'src/home.html': {
          ...{ run: 'second', snapshot: 's2', written: 'w2', generated: 'g2', screens: ['1:1'], reason: 'Screen Home' },
          regions: [region('1:1', 1, 6), region('1:2', 4, 4), region('1:3', 5, 5)],
        },
        'src/unticked.html': file(),
      }),
    );
    expect(Object.keys(after.files)).toEqual(['src/home.html', 'src/unticked.html']);
    expect(before.files['src/old.html']).toBeDefined();
  });

  it('has no lines of what is no text', () => {
    const picture = { ...written, written: { sha256: 'w', text: null } };
    const { files } = updateCodeMap(mapOf({}), { run: 'r', snapshot: 's', written: [picture], deleted: [] });
    expect(files['src/home.html']?.regions).toEqual([]);
  });
});
