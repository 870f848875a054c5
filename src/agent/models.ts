import type { ExtensionAPI } from '@earendil-works/pi-coding-agent';
import type { Translate } from '#contract/i18n';
import type { ModelChoice } from '#contract/state/app-state';
import { offlineStream } from './offline-model/offline-stream.ts';

export interface Model {
  readonly provider: string;
  register(pi: ExtensionAPI): void;
}

const FREE = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
/** Assumed of an endpoint that does not say: small enough for local models. */
const CONTEXT_WINDOW = 128_000;
const MAX_TOKENS = 16_384;

const plainModel = (id: string) => ({
  id,
  name: id,
  reasoning: false,
  input: ['text' as const],
  cost: FREE,
  contextWindow: CONTEXT_WINDOW,
  maxTokens: MAX_TOKENS,
});

/** The agent host reads `$NAME` and a leading `!` as references; a key is never one. */
const literalKey = (key: string): string => key.replaceAll('$', () => '$$').replace(/^!/, '$!');

const offline = (translate: Translate): Model => ({
  provider: 'offline',
  register: (pi) =>
    pi.registerProvider('offline', {
      name: 'Offline model',
      // Never called: the stream below is a function in this process.
      baseUrl: 'http://127.0.0.1:9',
      apiKey: 'none',
      api: 'f2c-offline',
      streamSimple: offlineStream(translate),
      // It forgets nothing and summarises nothing: the host must never ask it to.
      models: [{ ...plainModel('offline'), contextWindow: 1_000_000_000 }],
    }),
});

/** Any endpoint that speaks Chat Completions, e.g. Ollama, vLLM or a company's gateway. */
const openAiCompatible = (choice: ModelChoice, key: string | null): Model => ({
  provider: 'f2c-endpoint',
  register: (pi) =>
    pi.registerProvider('f2c-endpoint', {
      name: choice.provider,
      baseUrl: choice.baseUrl ?? '',
      // A local endpoint without a key still wants the header.
      apiKey: literalKey(key ?? 'none'),
      api: 'openai-completions',
      models: [plainModel(choice.model)],
    }),
});

/** A provider that the agent host knows; only the key is ours, and it stays in this process. */
const known = (choice: ModelChoice, key: string | null): Model => ({
  provider: choice.provider,
  register: (pi) => {
    if (key !== null) pi.registerProvider(choice.provider, { apiKey: literalKey(key) });
  },
});

export const registerModel = (options: { model: ModelChoice; key: string | null }, translate: Translate): Model => {
  if (options.model.provider === 'offline') return offline(translate);
  if (options.model.baseUrl !== null) return openAiCompatible(options.model, options.key);
  return known(options.model, options.key);
};
