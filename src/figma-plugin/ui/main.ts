import type { BridgeMessage } from '#contract/bridge/messages';
import { readToPage, type ToPage, type ToSandbox } from '../messages.ts';
import { type Connection, type ConnectionState, keepConnected } from './connection.ts';
import { type PageLog, pageLog } from './page-log.ts';
import { EXAMPLES, type Words, wordsFor } from './words.ts';

/** Written into the page by whoever writes the plugin; no address or token is taken from anywhere else. */
declare const FIGMA2CODE: { readonly address: string; readonly token: string };

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const toSandbox = (message: ToSandbox): void => parent.postMessage({ pluginMessage: message, pluginId: '*' }, '*');

const LONGEST_LABEL = 200;

interface Page {
  readonly words: Words;
  readonly log: PageLog;
  showState(state: ConnectionState): void;
  showWho(clientId: string, label: string): void;
  /** Prompts that were sent and have no whole answer yet; true: its user wants no more of it. */
  readonly open: Map<string, boolean>;
  showOpen(): void;
}

/** What stands on the page from the beginning, in the language of whoever reads it. */
const sayInLanguage = (): Words => {
  const { language, words } = wordsFor(navigator.languages);
  document.documentElement.lang = language;
  element('log').setAttribute('aria-label', words.conversation);
  element('send').textContent = words.send;
  const prompt = element<HTMLTextAreaElement>('prompt');
  prompt.placeholder = words['example-button'];
  for (const label of prompt.labels) label.textContent = words.ask;
  const hint = element('hint');
  for (const said of hint.children) said.textContent = words.hint;
  for (const name of EXAMPLES) {
    const example = document.createElement('button');
    example.type = 'button';
    example.textContent = words[name];
    example.addEventListener('click', () => {
      prompt.value = words[name];
      prompt.focus();
    });
    hint.append(example);
  }
  return words;
};

const openPage = (): Page => {
  const words = sayInLanguage();
  const [state, who, stop] = [element('state'), element('who'), element<HTMLButtonElement>('stop')];
  const open = new Map<string, boolean>();
  stop.textContent = words.stop;
  const showOpen = (): void => {
    const isStopping = open.size > 0 && [...open.values()].every(Boolean);
    element('busy').textContent = open.size === 0 ? '' : isStopping ? words.stopping : words.working;
    const hadFocus = document.activeElement === stop;
    stop.disabled = open.size === 0 || isStopping;
    stop.hidden = open.size === 0;
    // What cannot be pressed any more must not keep the keyboard.
    if (hadFocus && stop.disabled) element('prompt').focus();
  };
  return {
    words,
    log: pageLog(element('log')),
    open,
    showOpen,
    showState: (now) => {
      // Whoever was to answer has lost the prompt with the connection.
      if (now !== 'connected') open.clear();
      state.textContent = words[now];
      state.dataset['state'] = now;
      showOpen();
    },
    showWho: (clientId, label) => {
      who.textContent = `${label.slice(0, LONGEST_LABEL)} · ${clientId}`;
      who.title = clientId;
    },
  };
};

/** What the daemon asks of the document. */
const onBridge = (message: BridgeMessage, page: Page): void => {
  const { log, open, words } = page;
  if (message.type === 'eval_request') toSandbox({ type: 'eval', id: message.id, js: message.js });
  if (message.type === 'tool_call') {
    const { id, command, params, retryCount = 0 } = message;
    log.add({ kind: 'tool', text: retryCount > 0 ? `${command} (${words.again})` : command });
    toSandbox({ type: 'tool', id, command, params, retryCount });
  }
  if (message.type !== 'agent_response') return;
  const id = String(message.id);
  log.stream(id, message.content, message.done);
  if (message.done) open.delete(id);
  page.showOpen();
};

const answerOf = (message: ToPage): BridgeMessage | null => {
  if (message.type === 'evaluated') {
    const { id, ok, result, error, logs } = message;
    return ok
      ? { type: 'eval_response', id, ok, result, logs }
      : { type: 'eval_response', id, ok, error: { ...error }, logs };
  }
  if (message.type !== 'tooled') return null;
  const { id, result, error } = message;
  return error === undefined ? { type: 'tool_response', id, result } : { type: 'tool_response', id, error };
};

const listenToUser = (page: Page, send: (message: BridgeMessage) => boolean): void => {
  const prompt = element<HTMLTextAreaElement>('prompt');
  let count = 0;
  const submit = (): void => {
    const text = prompt.value.trim();
    if (text === '') return;
    count += 1;
    const id = `prompt-${Date.now()}-${count}`;
    if (!send({ type: 'user_prompt', id, prompt: text })) {
      page.log.add({ kind: 'error', text: page.words.lost });
      return;
    }
    page.open.set(id, false);
    page.showOpen();
    page.log.add({ kind: 'you', text });
    prompt.value = '';
  };
  const stop = (): void => {
    for (const id of page.open.keys()) if (send({ type: 'user_cancel', id })) page.open.set(id, true);
    page.showOpen();
  };
  element('send').addEventListener('click', submit);
  element('stop').addEventListener('click', stop);
  prompt.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && page.open.size > 0) stop();
    // A word that is still being composed is not sent.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
};

const start = (): void => {
  const page = openPage();
  let connection: Connection | null = null;
  let label = '';
  let clientId = '';
  const send = (message: BridgeMessage): boolean => connection?.send(message) ?? false;
  const onSandbox = (message: ToPage): void => {
    if (message.type === 'hello' || message.type === 'label') {
      label = message.label;
      if (message.type === 'hello') clientId = message.clientId;
      page.showWho(clientId, label);
      if (message.type === 'label') send({ type: 'client_update', clientId, label });
      connection ??= keepConnected({
        ...FIGMA2CODE,
        clientId,
        label: () => label,
        onMessage: (received) => onBridge(received, page),
        onState: page.showState,
      });
      return;
    }
    if (message.type === 'tooled' && message.error !== undefined) page.log.add({ kind: 'error', text: message.error });
    const answer = answerOf(message);
    if (answer !== null) send(answer);
  };
  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== parent) return;
    const message = readToPage((data as { pluginMessage?: unknown } | null)?.pluginMessage);
    if (message !== null) onSandbox(message);
  });
  listenToUser(page, send);
  page.showState('connecting');
  toSandbox({ type: 'start' });
};

start();
