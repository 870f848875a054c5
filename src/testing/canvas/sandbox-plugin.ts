import { runInThisContext } from 'node:vm';
import type { CanvasDocument } from '#canvas/document/canvas-document';
import type { BridgeMessage } from '#contract/bridge/messages';
import type { ToPage } from '../../figma-plugin/messages.ts';
import { serveSandbox } from '../../figma-plugin/sandbox/serve.ts';
import type { PluginOptions } from '../bridge/fake-plugin.ts';
import { createPluginHost } from './plugin-host.ts';

const answerOf = (message: ToPage): BridgeMessage | null => {
  if (message.type === 'evaluated') {
    const { type: _type, ...answer } = message;
    return { type: 'eval_response', ...answer };
  }
  if (message.type !== 'tooled') return null;
  const { id, result, error } = message;
  return error === undefined ? { type: 'tool_response', id, result } : { type: 'tool_response', id, error };
};

/** The plugin's own sandbox on a document in memory, as what a plugin at the daemon does; only its page is played. */
export const sandboxOn = (document: CanvasDocument): Required<Pick<PluginOptions, 'onMessage'>> => {
  let send: ((message: BridgeMessage) => void) | null = null;
  const toPage = (message: unknown): void => {
    const answer = answerOf(message as ToPage);
    if (answer !== null) send?.(answer);
  };
  const host = createPluginHost({ document, toPage });
  serveSandbox(host.figma, (code) => runInThisContext(code));
  return {
    onMessage: (message, link) => {
      send = link.send;
      if (message.type === 'eval_request') host.toSandbox({ type: 'eval', id: message.id, js: message.js });
      if (message.type !== 'tool_call') return;
      const { id, command, params, retryCount = 0 } = message;
      host.toSandbox({ type: 'tool', id, command, params, retryCount });
    },
  };
};
