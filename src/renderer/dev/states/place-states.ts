import type { TrustFile } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { at, type DevState, withWorkspace } from './base.ts';

const DETECTED = {
  framework: 'react',
  language: 'TypeScript',
  vcs: 'git',
  facts: [
    { fact: 'React 19', source: 'package.json' },
    { fact: 'TypeScript 5.9', source: 'tsconfig.json' },
    { fact: 'CSS Modules', source: 'src/components' },
    { fact: 'Biome', source: 'biome.json' },
    { fact: 'git, main', source: '.git' },
  ],
} as const;

const FILES: readonly TrustFile[] = [
  {
    path: '.hx/figma2code/extensions/generic-design-parser.ts',
    sha256: `9c1e44b0${'0'.repeat(56)}`,
    change: 'changed',
    runs: true,
  },
  {
    path: '.hx/figma2code/extensions/generic-design-gen.ts',
    sha256: `07aad2f3${'0'.repeat(56)}`,
    change: 'same',
    runs: true,
  },
  { path: '.pi/extensions/boot.ts', sha256: `51cc0f9e${'0'.repeat(56)}`, change: 'new', runs: false },
];

const setUp = withWorkspace(
  { setup: { kind: 'none', detected: DETECTED }, trust: { kind: 'nothing-to-run' }, snapshots: [], latest: null },
  { settings: { ...INITIAL_STATE.settings }, log: { records: [], dropped: 0 } },
);

const untrusted = withWorkspace({
  name: 'vendor-shop',
  path: '/home/user/projects/vendor-shop',
  trust: { kind: 'untrusted', digest: 'b'.repeat(64), files: FILES },
  vcs: { kind: 'git', branch: null, base: null, changes: null, files: [], notice: null },
});

export const PLACE_STATES: Readonly<Record<string, DevState>> = {
  'first-run': { app: INITIAL_STATE, kind: 'electron' },
  'first-run-recent': {
    app: {
      ...INITIAL_STATE,
      recent: [
        { path: '/home/user/projects/storefront', name: 'storefront', openedAt: at(9, 0) },
        { path: '/home/user/projects/vendor-shop', name: 'vendor-shop', openedAt: at(8, 0) },
      ],
    },
  },
  'folder-chooser': {
    app: INITIAL_STATE,
    arrange: (parts) => parts.view.getState().actions.openOverlay({ kind: 'folder' }),
  },
  'set-up': { app: setUp },
  'set-up-p4': {
    app: setUp,
    arrange: (parts) =>
      parts.drafts.getState().editSetUp({ vcs: 'p4v', p4: { port: 'ssl:perforce:1666', user: 'ann', client: '' } }),
  },
  'set-up-other': {
    app: setUp,
    arrange: (parts) => parts.drafts.getState().editSetUp({ framework: 'qt-quick', language: 'QML' }),
  },
  preview: {
    app: withWorkspace(),
    arrange: (parts) => {
      parts.view.getState().actions.show('preview');
      parts.view.getState().actions.select({ screen: '1:3', node: null });
    },
  },
  'preview-none': {
    app: withWorkspace(),
    arrange: (parts) => {
      parts.view.getState().actions.show('preview');
      parts.view.getState().actions.select({ screen: '1:2', node: null });
    },
  },
  broken: {
    app: withWorkspace({
      setup: {
        kind: 'broken',
        failure: {
          code: 'workspace-schema',
          message:
            'config.json has schema version 0, and this figma2code reads version 1. To go on, delete .hx/figma2code/ and re-run generic-design-init',
        },
      },
      snapshots: [],
      latest: null,
    }),
  },
  untrusted: { app: untrusted, arrange: (parts) => parts.view.getState().actions.show('design') },
  'looking-only': {
    app: untrusted,
    arrange: (parts) => {
      parts.view.getState().actions.show('design');
      parts.view.getState().actions.keepLookingOnly('b'.repeat(64));
    },
  },
  'changed-outside': { app: withWorkspace({ changedOutside: true }) },
};
