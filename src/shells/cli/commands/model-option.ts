import { CodedError } from '#contract/errors';
import type { ModelChoice } from '#contract/state/app-state';

/** `provider/model`; with a base URL any name is taken as it is. @throws CodedError `usage` */
export const modelOf = ({ model, baseUrl }: { model?: string; baseUrl?: string }): ModelChoice | undefined => {
  if (model === undefined) {
    if (baseUrl === undefined) return undefined;
    throw new CodedError('usage', { problem: '--base-url needs --model.' });
  }
  if (baseUrl !== undefined) {
    const url = URL.parse(baseUrl);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      throw new CodedError('usage', { problem: '--base-url must be an http(s) address without a password.' });
    return { provider: 'openai-compatible', model, baseUrl };
  }
  if (model === 'offline') return { provider: 'offline', model: 'offline', baseUrl: null };
  const slash = model.indexOf('/');
  if (slash < 1 || slash === model.length - 1)
    throw new CodedError('usage', { problem: '--model must be provider/model, or offline.' });
  return { provider: model.slice(0, slash), model: model.slice(slash + 1), baseUrl: null };
};
