import { failedAdapter, invalidAdapter, slowAdapter } from './adapter-answers.ts';
import { type CallOutcome, MOST_MB } from './adapter-process.ts';

const GREEDY = `takes more than ${MOST_MB} MB of memory`;

/** What a call without a layer of its own came to. */
export const unwrap = (outcome: CallOutcome, what: string, ms: number): unknown => {
  switch (outcome.kind) {
    case 'answer':
      return outcome.value;
    case 'bad':
      throw invalidAdapter(what, outcome.problem);
    case 'timeout':
      throw slowAdapter(what, ms);
    case 'memory':
      throw invalidAdapter(what, GREEDY);
    case 'ended':
      throw invalidAdapter(what, 'ended its own process');
    case 'garbled':
      throw invalidAdapter(what, 'answered out of turn');
  }
};

/** The same for a batch, where the layer that was asked about is named. */
export const unwrapBatch = (outcome: CallOutcome, method: string, nodes: readonly string[], ms: number): unknown => {
  const all = nodes.length > 1 ? `${nodes[0]} … ${nodes.at(-1)}` : `${nodes[0]}`;
  switch (outcome.kind) {
    case 'answer':
      return outcome.value;
    case 'bad':
      throw failedAdapter(method, nodes[outcome.at] ?? all, outcome.problem);
    case 'timeout':
      throw slowAdapter(method, ms);
    case 'memory':
      throw failedAdapter(method, all, GREEDY);
    case 'ended':
      throw failedAdapter(method, all, 'ended its own process');
    case 'garbled':
      throw failedAdapter(method, all, 'answered out of turn');
  }
};
