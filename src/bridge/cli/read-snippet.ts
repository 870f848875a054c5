import { BRIDGE_LIMITS } from '#contract/bridge/limits';
import { CodedError } from '#contract/errors';

export type Input = AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };

const readAll = async (input: Input): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    // What cannot be sent is not read to its end.
    if (size > BRIDGE_LIMITS.messageBytes)
      throw new CodedError('bridge-too-large', { mb: BRIDGE_LIMITS.messageBytes / 2 ** 20 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Why standard input is no snippet, as a key of the locales. */
export class InputProblem extends Error {
  readonly key: 'bridge.no-input' | 'bridge.not-utf8';
  constructor(key: InputProblem['key']) {
    super(key);
    this.key = key;
  }
}

/** The snippet on standard input. @throws InputProblem, or CodedError `bridge-too-large` */
export const readSnippet = async (input: Input): Promise<string> => {
  if (input.isTTY === true) throw new InputProblem('bridge.no-input');
  const bytes = await readAll(input);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputProblem('bridge.not-utf8');
  }
  if (text.trim() === '') throw new InputProblem('bridge.no-input');
  return text;
};
