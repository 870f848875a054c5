import { expect, it } from 'vitest';
import { allowsCall } from './allows-call.ts';
import { isFromPlugin } from './from-plugin.ts';

it('refuses what is no tool of the turn', () => {
  expect(allowsCall(new Set(['create_frame']), 'create_frame')).toBeUndefined();
  expect(allowsCall(new Set(['create_frame']), 'writeF2CFiles')).toMatchObject({ block: true });
});

it('tells words of a plugin from those of the window', () => {
  const client = { key: 'figma2code.canvas.client' } as const;
  expect(isFromPlugin([client])).toBe(true);
  expect(isFromPlugin([client, { key: 'figma2code.parser.workspace_path' }])).toBe(false);
  expect(isFromPlugin([])).toBe(false);
});
