import { describe, expect, it } from 'vitest';
import { COMMAND_INPUTS } from '#contract/commands';
import { EMPTY_IMPORT } from '../../store/draft-store.ts';
import { importInput, importName, importScope } from './import-request.ts';
import { chosenWindow, openWindows } from './open-figma/open-windows.ts';

const FIGMA = { ...EMPTY_IMPORT, figmaUrl: 'https://www.figma.com/design/pNmINk52/Store-front?node-id=240-6100' };
const FILE = {
  ...EMPTY_IMPORT,
  source: 'file',
  sourcePath: ' /designs/store.json.gz ',
  imagesPath: '/designs/images',
} as const;

describe('import form', () => {
  it('counts what the address leads to', () => {
    expect(importScope(EMPTY_IMPORT)).toEqual({ kind: 'nothing' });
    expect(importScope(FIGMA)).toEqual({ kind: 'frames', count: 1 });
    expect(importScope({ ...FIGMA, figmaUrl: 'https://www.figma.com/file/pNmINk52' })).toEqual({ kind: 'file' });
    expect(importScope({ ...FIGMA, figmaUrl: 'https://www.figma.com/proto/pNmINk52/x' })).toEqual({ kind: 'nothing' });
    expect(importScope(FILE)).toEqual({ kind: 'file' });
  });

  it('submits the fields of the chosen source only, and no empty ones', () => {
    expect(importInput({ ...FILE, figmaUrl: FIGMA.figmaUrl })).toEqual({
      sourcePath: '/designs/store.json.gz',
      imagesPath: '/designs/images',
    });
    expect(importInput({ ...FIGMA, sourcePath: '/x', alias: ' v3 ' })).toEqual({
      figmaUrl: FIGMA.figmaUrl,
      alias: 'v3',
    });
  });

  it('counts and submits what was chosen of the file, and of no other file', () => {
    const choice = { of: '/designs/store.json.gz', ids: ['0:1', '4:2'], pages: 1, screens: 1, sections: 0, others: 0 };
    expect(importScope({ ...FILE, choice })).toEqual({ kind: 'chosen', choice });
    expect(importInput({ ...FILE, choice })).toMatchObject({ screens: ['0:1', '4:2'] });
    const other = { ...FILE, sourcePath: '/designs/other.json', choice };
    expect(importScope(other)).toEqual({ kind: 'file' });
    expect(importInput(other)).not.toHaveProperty('screens');
    expect(importInput({ ...FIGMA, choice })).not.toHaveProperty('screens');
  });

  it('asks for a part of an open document, in the window that was chosen', () => {
    const open = { ...FIGMA, source: 'plugin', part: 'selection', client: 'one', alias: '' } as const;
    expect(importScope(open)).toEqual({ kind: 'open', part: 'selection' });
    expect(importInput(open)).toEqual({ plugin: 'selection', client: 'one' });
    expect(importInput({ ...open, client: null })).toEqual({ plugin: 'selection' });
    expect(COMMAND_INPUTS['import.submit'].safeParse(importInput(open)).success).toBe(true);
    const windows = [
      { clientId: 'two', label: 'B' },
      { clientId: 'one', label: 'A' },
    ];
    expect(chosenWindow(windows, open)?.label).toBe('A');
    expect(chosenWindow(windows, { client: 'gone' })?.label).toBe('B');
    expect(chosenWindow(openWindows({ kind: 'starting' }), open)).toBeNull();
  });

  it('makes inputs that the backend accepts', () => {
    for (const draft of [FIGMA, FILE]) {
      expect(COMMAND_INPUTS['import.submit'].safeParse(importInput(draft)).success).toBe(true);
    }
  });

  it('calls the run by its name, else by its source', () => {
    expect(importName({ ...FIGMA, alias: 'checkout v3' })).toBe('checkout v3');
    expect(importName(FIGMA)).toBe('Store front');
    expect(importName(FILE)).toBe('store.json.gz');
    expect(importName(EMPTY_IMPORT)).toBeNull();
  });
});
