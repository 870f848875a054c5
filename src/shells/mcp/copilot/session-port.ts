import { readPage } from '#bridge/client/read-page';
import type { CanvasConnection, CanvasListener, CanvasPort } from '#contract/canvas/canvas-port';
import { CANVAS_TOOLS, type CanvasCall, type CanvasToolName } from '#contract/canvas/canvas-tools';
import { CodedError } from '#contract/errors';
import type { CanvasSession, ToolEnded } from '../canvas/canvas-session.ts';

/** What a tool call changed in the document. */
export interface Change {
  readonly tool: string;
  /** The layer that it made or worked on, where it says so. */
  readonly nodeId?: string;
}

export interface PortEvents {
  /** The engine takes prompts from now on. */
  listening(listener: CanvasListener): void;
  changed(change: Change): void;
  answered(answer: { readonly id: string | number; readonly content: string; readonly done: boolean }): void;
}

const changeOf = ({ command }: CanvasCall, result: unknown): Change => {
  const { nodeId } = (result ?? {}) as { nodeId?: unknown };
  return typeof nodeId === 'string' ? { tool: command, nodeId } : { tool: command };
};

const isWriting = (command: string): boolean => CANVAS_TOOLS[command as CanvasToolName]?.effect === 'write';

const callOf =
  (session: CanvasSession, { changed }: PortEvents): CanvasConnection['call'] =>
  async (clientId, { command, params }) => {
    const call = { command, params: params ?? {} };
    const ended = await session.call(call, clientId).catch((error: unknown): ToolEnded => {
      const isNobody = error instanceof CodedError && error.code === 'not-connected';
      return { kind: 'failed', error: isNobody ? 'not-connected' : 'client-disconnected' };
    });
    if (ended.kind === 'failed') return { ok: false, error: ended.error };
    if (isWriting(command)) changed(changeOf(call, ended.result));
    return { ok: true, result: (ended.result ?? {}) as Record<string, unknown> };
  };

/**
 * The documents of a session as the engine behind the copilot reaches them. Its prompts come through here as those of a plugin do, so
 * they may do what a plugin's may, and no more.
 */
export const sessionPort = (session: CanvasSession, events: PortEvents): CanvasPort => ({
  connect: async (listener) => {
    events.listening(listener);
    return {
      // No window shows them.
      port: 0,
      manifest: '',
      call: callOf(session, events),
      evaluate: async (clientId, js) => {
        try {
          const { ok, result, error } = await session.evaluate(js, clientId);
          return ok ? { ok, result } : { ok, error: String(error?.['message'] ?? '') };
        } catch {
          return { ok: false, error: 'client-disconnected' };
        }
      },
      readPage: (clientId) => readPage((js) => session.evaluate(js, clientId)),
      respond: (_clientId, answer) => events.answered(answer),
      close: () => Promise.resolve(),
    };
  },
});
