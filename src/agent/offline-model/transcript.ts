import { z } from 'zod';
import { isContextKey } from '#contract/context-entry';
import { type Envelope, readEnvelope } from '#contract/envelope';
import { SKILL_NAMES, SKILLS, type Skill } from '#contract/events';
import { CONTEXT_HEADING } from '#contract/wire/agent';

/** What the offline model reads of a conversation: only what was said since the last message of the user. */
export interface Turn {
  /** The skill whose instructions the message carries; null when the user just wrote something. */
  readonly skill: Skill | null;
  readonly text: string;
  readonly entries: Readonly<Record<string, string>>;
  /** Envelopes of the tools called since then, in order; null where a result was none of ours. */
  readonly results: readonly (Envelope | null)[];
  /** The same with the tool that each came of; what only announced an event is left out. */
  readonly worked: readonly Worked[];
  /** Number of assistant messages since then. */
  readonly replies: number;
}

export interface Worked {
  readonly tool: string;
  readonly envelope: Envelope | null;
}

interface Block {
  readonly type: string;
  readonly text?: string;
}
export interface TranscriptMessage {
  readonly role: string;
  readonly content: string | readonly Block[];
  /** Of the result of a tool. */
  readonly toolName?: string;
}

const textOf = (message: TranscriptMessage): string =>
  typeof message.content === 'string'
    ? message.content
    : message.content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');

const isContext = (text: string): boolean => text.startsWith(`${CONTEXT_HEADING}\n`);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const contextEntries = z.array(z.object({ key: z.string(), value: z.string() }));

const readEntries = (text: string): Record<string, string> => {
  // Somebody may have typed the heading into the chat.
  const list = contextEntries.safeParse(parseJson(text.slice(CONTEXT_HEADING.length + 1))).data ?? [];
  return Object.fromEntries(list.filter(({ key }) => isContextKey(key)).map(({ key, value }) => [key, value]));
};

const asEnvelope = (text: string): Envelope | null => {
  const value = parseJson(text);
  return readEnvelope(value).kind === 'malformed' ? null : (value as Envelope);
};

const skillIn = (text: string): Skill | null =>
  SKILLS.find((skill) => text.startsWith(`<skill name="${SKILL_NAMES[skill]}"`)) ?? null;

/** A pure function of the message list, so that the same conversation always gets the same answer. */
export const readTurn = (messages: readonly TranscriptMessage[]): Turn => {
  const start = messages.findLastIndex((message) => message.role === 'user' && !isContext(textOf(message)));
  const since = messages.slice(Math.max(start, 0));
  const first = since[0];
  const text = first ? textOf(first) : '';
  const contexts = since
    .filter((message) => message.role === 'user')
    .map(textOf)
    .filter(isContext);
  const results = since.filter((message) => message.role === 'toolResult');
  return {
    skill: skillIn(text),
    text: text.slice(text.lastIndexOf('</skill>') === -1 ? 0 : text.lastIndexOf('</skill>') + '</skill>'.length).trim(),
    entries: Object.assign({}, ...contexts.map(readEntries)) as Record<string, string>,
    results: results.map((message) => asEnvelope(textOf(message))),
    worked: results
      .map((message) => ({ tool: message.toolName ?? '', envelope: asEnvelope(textOf(message)) }))
      .filter(({ tool }) => tool !== 'notifyF2CEvent'),
    replies: since.filter((message) => message.role === 'assistant').length,
  };
};
