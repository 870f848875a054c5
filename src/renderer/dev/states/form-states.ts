import type { CanvasClient } from '#contract/canvas/canvas-port';
import { type FigmaAccount, UNKNOWN_ACCOUNT } from '#contract/figma-budget/allowance';
import { INITIAL_STATE } from '#contract/state/facts';
import { type DevState, withWorkspace } from './base.ts';

const ADDRESS = 'https://www.figma.com/design/pNmINk52/Storefront?node-id=240-6100';

const noToken = withWorkspace({}, { settings: INITIAL_STATE.settings, figma: null });

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ago = (...ms: number[]): FigmaAccount['calls'] => ({ 1: ms.map((age) => Date.now() - age), 2: [], 3: [] });
const withAccount = (figma: Partial<FigmaAccount>) => withWorkspace({}, { figma: { ...UNKNOWN_ACCOUNT, ...figma } });

const typed =
  (figmaUrl: string): NonNullable<DevState['arrange']> =>
  (parts) =>
    parts.drafts.getState().editImport({
      figmaUrl,
      alias: 'checkout v3',
      description: 'Payment step is new. Keep the existing Button component.',
    });

const fromFigma: NonNullable<DevState['arrange']> = (parts) => parts.drafts.getState().editImport({ source: 'plugin' });

const MANIFEST = '/home/user/.local/share/figma2code/figma-plugin/manifest.json';
const withBridge = (clients: readonly CanvasClient[]) =>
  withWorkspace({}, { bridge: { kind: 'on', port: 7017, clients, manifest: MANIFEST } });

export const FORM_STATES: Readonly<Record<string, DevState>> = {
  'import-empty': { app: withWorkspace({ snapshots: [], latest: null }) },
  'import-form': { app: withWorkspace(), arrange: typed(ADDRESS) },
  'import-used': {
    app: withAccount({ plan: 'professional', seat: 'full', known: 'answer', calls: ago(30_000, 20_000) }),
    arrange: typed(ADDRESS),
  },
  'import-unknown': { app: withAccount({ calls: ago(9 * DAY, 2 * DAY) }), arrange: typed(ADDRESS) },
  'import-short': {
    app: withAccount({ seat: 'view', known: 'settings', calls: ago(20 * DAY, 9 * DAY, 8 * DAY, 2 * DAY, DAY) }),
    arrange: typed(ADDRESS),
  },
  'import-limited': {
    app: withAccount({
      plan: 'starter',
      seat: 'view',
      known: 'answer',
      refusals: [{ tier: 1, until: Date.now() + 29 * DAY }],
    }),
    arrange: typed(ADDRESS),
  },
  'import-limited-soon': {
    app: withAccount({
      plan: 'professional',
      seat: 'full',
      known: 'answer',
      refusals: [{ tier: 1, until: Date.now() + 40_000 }],
    }),
    arrange: typed(ADDRESS),
  },
  'import-refused': { app: withWorkspace(), arrange: typed('https://www.figma.com/proto/pNmINk52/Storefront') },
  'import-token': { app: noToken, arrange: typed(ADDRESS) },
  'import-open-off': { app: withWorkspace(), arrange: fromFigma },
  'import-open-waiting': { app: withBridge([]), arrange: fromFigma },
  'import-open': {
    app: withBridge([
      { clientId: 'figma-1', label: 'Storefront / Checkout' },
      { clientId: 'figma-2', label: 'Design system / Buttons' },
    ]),
    arrange: fromFigma,
  },
  'import-open-failed': {
    app: withWorkspace({}, { bridge: { kind: 'failed', message: 'Port 7017 is taken by another program.' } }),
    arrange: fromFigma,
  },
  'import-choose': {
    app: withWorkspace(),
    arrange: (parts) =>
      parts.drafts.getState().editImport({
        source: 'file',
        sourcePath: '/designs/storefront.json.gz',
        choice: {
          of: '/designs/storefront.json.gz',
          ids: ['1:0', '2:1', '2:2'],
          pages: 1,
          screens: 2,
          sections: 0,
          others: 0,
        },
      }),
  },
  'import-file': {
    app: withWorkspace(),
    arrange: (parts) =>
      parts.drafts.getState().editImport({
        source: 'file',
        sourcePath: '/home/user/designs/storefront.json.gz',
        imagesPath: '/home/user/designs/images',
      }),
  },
};

const show =
  (tab: 'design' | 'plan' | 'preview'): NonNullable<DevState['arrange']> =>
  (parts) =>
    parts.view.getState().actions.show(tab);

export const TAB_STATES: Readonly<Record<string, DevState>> = {
  design: { app: withWorkspace(), arrange: show('design') },
  'design-empty': { app: withWorkspace({ snapshots: [], latest: null }), arrange: show('design') },
  plan: { app: withWorkspace(), arrange: show('plan') },
};

const overlay =
  (kind: 'settings' | 'shortcuts'): NonNullable<DevState['arrange']> =>
  (parts) =>
    parts.view.getState().actions.openOverlay({ kind });

export const OVERLAY_STATES: Readonly<Record<string, DevState>> = {
  settings: { app: withWorkspace(), arrange: overlay('settings') },
  'settings-model': {
    app: withWorkspace(
      {},
      {
        settings: {
          ...INITIAL_STATE.settings,
          model: { provider: 'openai-compatible', model: 'qwen3-coder', baseUrl: 'http://localhost:11434/v1' },
          secrets: { figma: 'environment', model: 'memory' },
        },
      },
    ),
    arrange: overlay('settings'),
  },
  shortcuts: { app: withWorkspace(), arrange: overlay('shortcuts') },
  palette: {
    app: withWorkspace(),
    arrange: (parts) => parts.view.getState().actions.openOverlay({ kind: 'palette', query: 'pay' }),
  },
  'palette-commands': {
    app: withWorkspace(),
    arrange: (parts) => parts.view.getState().actions.openOverlay({ kind: 'palette', query: '' }),
  },
  file: {
    app: withWorkspace(),
    arrange: (parts) => parts.view.getState().actions.openFile('.hx/figma2code/extensions/generic-design-parser.ts'),
  },
  notice: {
    app: withWorkspace(),
    arrange: (parts) =>
      parts.view.getState().actions.tell({
        code: 'agent-busy',
        message: 'A run is going on already. Wait for it or stop it.',
      }),
  },
  lost: { app: withWorkspace(), arrange: (parts) => parts.app.setLink('lost') },
};
