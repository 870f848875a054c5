import { useMemo } from 'react';
import type { GateState } from '#contract/code-gen/gate';
import { useApp, useCommand, useReview, useWindow } from '../../../store/window-context.tsx';
import { modifyRequest, modifyText } from '../model/comment-text.ts';

/** Why comments cannot be sent just now; they are kept. */
export type SendHindrance = 'untrusted' | 'busy' | 'no-agent';

export interface Sending {
  /** Comments that say something. */
  readonly count: number;
  readonly hindrance: SendHindrance | null;
  send(): void;
}

const useHindrance = (): SendHindrance | null =>
  useApp(({ workspace, agent, gate }) => {
    if (workspace?.trust.kind === 'untrusted') return 'untrusted';
    // A list that waits for an answer takes comments as that answer.
    if (agent.kind === 'busy' && gate === null) return 'busy';
    return agent.kind === 'failed' ? 'no-agent' : null;
  });

/** Sends everything that was said: as the next *modify*, or as the answer to the list that waits. */
export const useSendComments = (): Sending => {
  const command = useCommand();
  const { plan } = useWindow();
  const comments = useReview((review) => review.comments);
  const forget = useReview((review) => review.forget);
  const gate = useApp((app) => app.gate);
  const hindrance = useHindrance();
  const said = useMemo(() => comments.filter(({ text }) => text.trim() !== ''), [comments]);
  const answer = async ({ run, round }: GateState): Promise<boolean> => {
    const { unticked, answered } = plan.getState();
    answered('modify');
    const text = modifyText(said) ?? '';
    const isTaken = await command('plan.answer', { kind: 'modify', run, round, unticked: [...unticked], text });
    if (!isTaken) answered(null);
    return isTaken;
  };
  const send = async (): Promise<void> => {
    const request = modifyRequest(said);
    if (request === null || hindrance !== null) return;
    const isTaken = await (gate
      ? answer(gate)
      : command('codegen.submit', { kind: 'modify', range: request.range, scope: request.text }));
    if (isTaken) forget(said.map(({ id }) => id));
  };
  return { count: said.length, hindrance, send: () => void send() };
};
