import type { ModelChoice } from '#contract/state/app-state';

/** Providers that have a button; any other provider of the agent host is typed. */
export const PROVIDERS = ['offline', 'anthropic', 'openai', 'google', 'openai-compatible'] as const;
export const OTHER_PROVIDER = 'other';

const LABELS: Readonly<Record<string, string>> = { anthropic: 'Anthropic', openai: 'OpenAI', google: 'Google' };

/** Names of products stay; the two that are descriptions are translated by the caller. */
export const providerLabel = (provider: string): string | null => LABELS[provider] ?? null;

export const isListed = (provider: string): boolean => (PROVIDERS as readonly string[]).includes(provider);

/** Can this choice be used? An own address needs its `baseUrl`. */
export const isComplete = ({ provider, model, baseUrl }: ModelChoice): boolean => {
  if (provider === 'offline') return true;
  if (provider.trim() === '' || model.trim() === '') return false;
  return provider !== 'openai-compatible' || /^https?:\/\/\S+$/.test(baseUrl ?? '');
};
