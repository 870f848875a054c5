import { afterEach, expect, it, vi } from 'vitest';
import { CodedError } from '#contract/errors';
import { agentNode, isRecentEnough } from './node-runtime.ts';

afterEach(() => void vi.restoreAllMocks());

it.each([
  ['24.0.0', true],
  ['22.19.0', true],
  ['22.18.9', false],
  ['20.20.2', false],
  ['', false],
])('[AG15] Node %s is recent enough: %s', (version, expected) => {
  expect(isRecentEnough(version)).toBe(expected);
});

it('[AG15] in Electron and in an old Node the bundled one is taken; without it the text names the path and the way out', () => {
  expect(agentNode()).toBe(process.execPath);
  for (const versions of [
    { ...process.versions, electron: '45.0.0' },
    { ...process.versions, node: '20.20.2' },
  ]) {
    vi.spyOn(process, 'versions', 'get').mockReturnValue(versions);
    expect(agentNode()).toMatch(/node_modules\/node\/bin\/node$/);
    let failure: unknown;
    try {
      agentNode('file:///nowhere/at/all.js');
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(CodedError);
    expect(failure).toMatchObject({
      code: 'agent-missing',
      params: {
        path: process.execPath,
        problem: expect.stringContaining(versions.node),
        remedy: 'reason.install-node',
      },
    });
  }
});
