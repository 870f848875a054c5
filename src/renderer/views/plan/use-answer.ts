import { useWindow } from '../../store/window-context.tsx';
import type { Approval } from './model/approval.ts';

/** Answers that this window gives. A refusal is told in a line over the stage, and the list can be answered again. */
export const useAnswer = () => {
  const { shell, plan, view, app } = useWindow();
  const gateOf = () => app.getState().app.gate;
  const send = async (kind: 'approve' | 'modify' | 'cancel', sending: ReturnType<typeof shell.send>): Promise<void> => {
    plan.getState().answered(kind);
    plan.getState().follow(kind === 'approve');
    const result = await sending;
    view.getState().actions.tell(result.ok ? null : result.failure);
    if (result.ok) return;
    plan.getState().answered(null);
    plan.getState().follow(false);
  };
  return {
    /** A kept plan, as it was shown. */
    apply: ({ digest }: Extract<Approval, { kind: 'ready' }>): void => {
      if (gateOf() !== null || plan.getState().sent !== null) return;
      void send('approve', shell.send('codegen.apply', { digest, by: 'window' }));
    },
    /** The list that waits; once it was answered elsewhere, nothing is sent. */
    approve: ({ digest }: Extract<Approval, { kind: 'ready' }>): void => {
      const gate = gateOf();
      const { sent, unticked } = plan.getState();
      if (gate === null || sent !== null) return;
      const answer = { kind: 'approve', run: gate.run, round: gate.round, digest, by: 'window' } as const;
      void send('approve', shell.send('plan.answer', { ...answer, unticked: [...unticked] }));
    },
    modify: (text: string): void => {
      const gate = gateOf();
      const { sent, unticked } = plan.getState();
      if (gate === null || sent !== null) return;
      const answer = { kind: 'modify', run: gate.run, round: gate.round, text } as const;
      void send('modify', shell.send('plan.answer', { ...answer, unticked: [...unticked] }));
    },
    cancel: (): void => {
      const gate = gateOf();
      if (gate === null || plan.getState().sent !== null) return;
      void send('cancel', shell.send('plan.answer', { kind: 'cancel', run: gate.run, round: gate.round }));
    },
  };
};

/** Puts the focus into Modify, wherever the side panel is. */
export const useCallModify = (): (() => void) => {
  const { plan, view } = useWindow();
  return () => {
    const { setSideTab, setPanel } = view.getState().actions;
    setSideTab('inspect');
    setPanel('side', true);
    plan.getState().callModify();
  };
};
