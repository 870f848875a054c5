import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';

const NAMES = ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'] as const;

/** `proxy:8080` stands for `http://proxy:8080`, as it does for every other program. */
const addressOf = (value: string): string => (/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`);

/**
 * The proxies of the environment as whole addresses. What is none would end whoever reads it, and go around the proxy if it
 * were left out.
 * @throws CodedError `agent-missing` with the name of the variable; never its value, which may hold a password
 */
export const proxySettings = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const settings: NodeJS.ProcessEnv = {};
  for (const name of NAMES) {
    const value = environment[name]?.trim() ?? '';
    if (value === '') continue;
    const address = addressOf(value);
    if (!URL.canParse(address))
      throw new CodedError('agent-missing', {
        path: name,
        problem: reason('proxy-address'),
        remedy: reason('correct-variable', { name }),
      });
    settings[name] = address;
  }
  return settings;
};
