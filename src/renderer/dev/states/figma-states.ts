import type { BridgeState } from '#contract/canvas/canvas-port';
import { NO_SANDBOX, type SandboxState } from '#contract/canvas/sandbox';
import type { FigmaPage } from '../../store/view-state.ts';
import { SANDBOX } from '../fixtures/sandbox.ts';
import { type DevState, withWorkspace } from './base.ts';

const WINDOWS = [
  { clientId: 'figma-7k2m9q4t', label: 'Storefront / Checkout' },
  { clientId: 'figma-x81ls03d', label: 'Design system / Components and tokens of the second edition' },
];
const ON = {
  kind: 'on',
  port: 7017,
  clients: WINDOWS,
  manifest: '/home/user/.config/figma2code/figma-plugin/manifest.json',
} as const;

const figma = (page: FigmaPage, bridge: BridgeState, sandbox: Partial<SandboxState> = {}): DevState => ({
  app: withWorkspace({}, { bridge, sandbox: { ...NO_SANDBOX, ...sandbox } }),
  arrange: (parts) => parts.view.getState().actions.showFigma(page),
});

/** The way to Figma, and the document in which steps are tried. */
export const FIGMA_STATES: Readonly<Record<string, DevState>> = {
  'figma-off': figma('bridge', { kind: 'off' }),
  'figma-starting': figma('bridge', { kind: 'starting' }),
  'figma-failed': figma('bridge', { kind: 'failed', message: 'Port 7017 is taken by another program (node, 4711).' }),
  'figma-no-window': figma('bridge', { ...ON, clients: [] }),
  'figma-two-windows': figma('bridge', ON),
  'sandbox-none': figma('sandbox', ON),
  'sandbox-copying': figma('sandbox', ON, { isBusy: true }),
  'sandbox-steps': figma('sandbox', ON, { open: SANDBOX }),
  'sandbox-replayed': figma('sandbox', ON, {
    open: { ...SANDBOX, replayed: { label: 'Storefront / Checkout', count: 2 } },
  }),
};
