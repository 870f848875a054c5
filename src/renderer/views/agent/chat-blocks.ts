import type { ChatItem, OpenQuestion } from '#contract/state/app-state';

export type ToolItem = Extract<ChatItem, { kind: 'tool' }>;

/** What the conversation shows as one thing: tool calls that follow each other are folded into one. */
export type ChatBlock =
  | { readonly kind: 'item'; readonly id: string; readonly item: Exclude<ChatItem, { kind: 'tool' }> }
  | { readonly kind: 'tools'; readonly id: string; readonly tools: readonly ToolItem[] }
  | { readonly kind: 'question'; readonly id: string; readonly question: OpenQuestion };

export const chatBlocks = (chat: readonly ChatItem[], questions: readonly OpenQuestion[]): readonly ChatBlock[] => {
  const blocks: ChatBlock[] = [];
  for (const item of chat) {
    const last = blocks.at(-1);
    if (item.kind !== 'tool') blocks.push({ kind: 'item', id: item.id, item });
    else if (last?.kind === 'tools') blocks[blocks.length - 1] = { ...last, tools: [...last.tools, item] };
    else blocks.push({ kind: 'tools', id: `tools ${item.id}`, tools: [item] });
  }
  return [
    ...blocks,
    ...questions.map((question): ChatBlock => ({ kind: 'question', id: `question ${question.id}`, question })),
  ];
};

export interface FoldedTools {
  readonly state: ToolItem['state'];
  /** The call that the sentence is about: the one that runs, else the one that failed, else the last. */
  readonly about: ToolItem;
  readonly count: number;
  /** Milliseconds of all that ended; null while none did. */
  readonly ms: number | null;
}

export const foldTools = (tools: readonly ToolItem[]): FoldedTools => {
  const running = tools.findLast(({ state }) => state === 'running');
  const failed = tools.findLast(({ state }) => state === 'failed');
  const about = running ?? failed ?? (tools.at(-1) as ToolItem);
  const ended = tools.flatMap(({ ms }) => ms ?? []);
  return {
    state: about.state,
    about,
    count: tools.length,
    ms: ended.length === 0 ? null : ended.reduce((sum, ms) => sum + ms, 0),
  };
};

/** `<0.1 s`, `2.1 s`, `12 s`: tenths below ten seconds. */
export const formatSeconds = (ms: number): string => {
  const seconds = ms / 1_000;
  if (seconds < 0.05) return '<0.1 s';
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
};

interface Names {
  readonly user: string;
  readonly agent: string;
}

const itemText = (item: ChatItem, names: Names): string => {
  switch (item.kind) {
    case 'user':
      return `${names.user}: ${item.text}`;
    case 'agent':
      return `${names.agent}: ${item.text}`;
    case 'tool':
      return `- ${item.summary === '' ? item.tool : item.summary}`;
    case 'answer':
      return `${item.question} — ${item.answer}`;
    case 'error':
      return `${item.code}: ${item.text}`;
  }
};

/** The conversation as plain text, to copy. */
export const chatText = (chat: readonly ChatItem[], names: Names): string =>
  chat.map((item) => itemText(item, names)).join('\n\n');
