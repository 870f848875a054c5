import type { Page } from '@playwright/test';

interface Watch {
  readonly problems: string[];
  /** Where the page comes from; nothing else may be asked. */
  origin(): string;
}

const isOwn = (url: string, origin: string): boolean =>
  url.startsWith(`${origin}/`) || url.startsWith(origin.replace('http:', 'ws:')) || /^(?:data|blob|about):/.test(url);

/** Collects what a page should never do: errors, violations of its policy, requests that lead elsewhere. */
export const watchProblems = async (page: Page, { problems, origin }: Watch): Promise<void> => {
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (origin() !== '' && !isOwn(request.url(), origin())) problems.push(`request: ${request.url()}`);
  });
  await page.exposeFunction('tellViolation', (text: string) => problems.push(`policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { tellViolation } = window as unknown as { tellViolation(text: string): void };
      tellViolation(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
};
