import type { BridgeClient } from '#contract/bridge/messages';
import { CodedError } from '#contract/errors';

type Named = Pick<BridgeClient, 'clientId' | 'label'>;

/** The list of candidates, as people and scripts take one of them. */
export const candidates = (clients: readonly Named[]): string =>
  clients.map(({ clientId, label }, index) => `[${index}] ${clientId} (${label})`).join(', ');

/**
 * The plugin that a snippet goes to. Nothing is guessed: with more than one it has to be named, by its id or by its index
 * in `figma status`.
 * @throws CodedError `not-connected`, `client-ambiguous`, `client-unknown`
 */
export const chooseClient = <T extends Named>(clients: readonly T[], wanted: string | null): T => {
  const [first] = clients;
  if (first === undefined) throw new CodedError('not-connected');
  if (wanted === null) {
    if (clients.length === 1) return first;
    throw new CodedError('client-ambiguous', { clients: candidates(clients) });
  }
  const index = /^\d{1,6}$/.test(wanted) ? Number(wanted) : -1;
  const found = clients.find(({ clientId }) => clientId === wanted) ?? clients[index];
  if (found !== undefined) return found;
  throw new CodedError('client-unknown', { client: wanted.slice(0, 128), clients: candidates(clients) });
};
