import { useTranslation } from 'react-i18next';
import type { OpenSandbox, SandboxStep } from '#contract/canvas/sandbox';
import { useApp, useCommand } from '../../../store/window-context.tsx';
import { useChosenClient } from '../prompt/use-chosen-client.ts';

export interface SandboxActions {
  /** Nothing can be done: something goes on, or it was carried out. */
  readonly isOff: boolean;
  /** Steps that nobody has said anything to. */
  readonly waiting: readonly SandboxStep[];
  readonly approved: readonly SandboxStep[];
  /** Why nothing can be carried out; null when it can. */
  readonly hindrance: string | null;
  undo(): void;
  redo(): void;
  approveAll(): void;
  replay(): void;
}

const isApproved = ({ state, choice }: SandboxStep): boolean => state === 'done' && choice === 'approved';

/** Places in the list, from 1, of steps that a step needs and that would not be carried out with it. */
export const missingFor = (step: SandboxStep, steps: readonly SandboxStep[]): readonly number[] =>
  step.needs.flatMap((id) => {
    const place = steps.findIndex((one) => one.id === id);
    const needed = steps[place];
    if (needed === undefined) return [];
    const isMissing = step.choice === 'approved' ? !isApproved(needed) : needed.state !== 'done';
    return isMissing ? [place + 1] : [];
  });

const useHindrance = ({ steps, origin }: OpenSandbox, approved: readonly SandboxStep[]): string | null => {
  const { t } = useTranslation();
  const bridge = useApp((app) => app.bridge);
  const isWorking = useApp(({ agent }) => agent.kind === 'busy');
  const clients = bridge.kind === 'on' ? bridge.clients : [];
  if (approved.length === 0) return t('ui.sandbox.hindrance.none-approved');
  if (approved.some((step) => missingFor(step, steps).length > 0)) return t('ui.sandbox.hindrance.needs');
  if (isWorking) return t('ui.sandbox.hindrance.busy');
  if (clients.length === 0) return t('ui.sandbox.hindrance.no-window');
  if (origin.kind === 'copy' && !clients.some(({ clientId }) => clientId === origin.clientId))
    return t('ui.sandbox.hindrance.gone', { name: origin.label });
  return null;
};

/** What can be done with the sandbox that is open. */
export const useSandbox = (open: OpenSandbox): SandboxActions => {
  const command = useCommand();
  const isBusy = useApp(({ sandbox }) => sandbox.isBusy);
  const [client] = useChosenClient();
  const waiting = open.steps.filter(({ state, choice }) => state === 'done' && choice === 'open');
  const approved = open.steps.filter(isApproved);
  const hindrance = useHindrance(open, approved);
  return {
    isOff: isBusy || open.replayed !== null,
    waiting,
    approved,
    hindrance: open.replayed === null ? hindrance : null,
    undo: () => void command('sandbox.undo', {}),
    redo: () => void command('sandbox.redo', {}),
    approveAll: () => void command('sandbox.approve', { steps: waiting.map(({ id }) => id) }),
    replay: () => void command('sandbox.replay', { client: open.origin.kind === 'copy' ? null : client }),
  };
};
