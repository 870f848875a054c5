/** What a stand-in model does next: calls tools, or says something and ends. */
export type Reply =
  | { readonly calls: readonly { readonly name: string; readonly args: object }[] }
  | { readonly text: string };

export interface Seen {
  /** Context entries as the model reads them. */
  readonly entries: Readonly<Record<string, string>>;
  /** Results of tools since the user's message, as text. */
  readonly results: readonly string[];
  /** Own replies since the user's message. */
  readonly replies: number;
}

export type Behaviour = (seen: Seen) => Reply;

const PARSER = [
  ['design-parser-started', 'validateF2CWorkspace'],
  ['design-parser-fetching-design', 'fetchF2CDesign'],
  ['design-parser-exporting-screenshots', 'exportF2CScreenshots'],
  ['design-parser-building-ast', 'buildF2CSemanticAst'],
  ['design-parser-deduping-assets', 'dedupF2CAssets'],
  ['design-parser-linting-ast', 'lintF2CAst'],
  ['design-parser-cleaning-cache', 'cleanF2CCache'],
  ['design-parser-syncing-status', 'syncF2CStatus'],
] as const;

const argsOf = (tool: string, entries: Seen['entries']): object => {
  const workspace = entries['figma2code.parser.workspace_path'] ?? '';
  if (tool === 'validateF2CWorkspace') return { workspace, skill: 'parser' };
  if (tool !== 'fetchF2CDesign') return { workspace };
  const names = { source_path: 'sourcePath', figma_url: 'figmaUrl', alias: 'alias' };
  const given = Object.entries(names).map(([key, name]) => [name, entries[`figma2code.parser.${key}`]]);
  return { workspace, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
};

const call = (name: string, args: object) => ({ name, args });
const work = (tool: string, seen: Seen) => call(tool, argsOf(tool, seen.entries));

const stepAt = (seen: Seen) => PARSER[seen.replies];

/** Follows the skill to the letter. */
export const good: Behaviour = (seen) => {
  const step = stepAt(seen);
  if (step) return { calls: [call('notifyF2CEvent', { event: step[0] }), work(step[1], seen)] };
  if (seen.replies === PARSER.length) return { calls: [call('notifyF2CEvent', { event: 'design-parser-done' })] };
  return { text: 'The snapshot is ready.' };
};

/** Does the work and never announces anything. */
export const forgetful: Behaviour = (seen) => {
  const step = stepAt(seen);
  return step ? { calls: [work(step[1], seen)] } : { text: 'Finished.' };
};

/** Claims to be done, publishes before there is anything, skips steps, calls what does not exist, then gives up. */
export const disorderly: Behaviour = (seen) => {
  const moves: readonly Reply[] = [
    { calls: [call('notifyF2CEvent', { event: 'design-parser-done' })] },
    { calls: [work('syncF2CStatus', seen), work('dedupF2CAssets', seen)] },
    { calls: [work('validateF2CWorkspace', seen), work('lintF2CAst', seen), work('buildF2CSemanticAst', seen)] },
    {
      calls: [
        call('bash', { command: 'touch /tmp/f2c-owned' }),
        call('write', { path: '/tmp/f2c-owned', content: 'x' }),
      ],
    },
    { calls: [work('fetchF2CDesign', seen), work('cleanF2CCache', seen), work('syncF2CStatus', seen)] },
    { calls: [call('fetchF2CDesign', { workspace: 42 })] },
  ];
  return moves[seen.replies] ?? { text: 'I could not do it.' };
};

/** The mark of an order in a text; what follows, up to the next mark, is a file that shall be written. */
export const ORDER = 'ORDER-WRITE';

const ordersIn = (results: readonly string[]): readonly string[] => [
  ...new Set(results.flatMap((text) => [...text.matchAll(/ORDER-WRITE (\/[\w./-]+)/g)].map((match) => match[1] ?? ''))),
];

/** Follows the skill, and also every order that it finds in the results of its tools, with each tool that could obey. */
export const obedient: Behaviour = (seen) => {
  const step = stepAt(seen);
  const own = step === undefined ? [] : [work(step[1], seen)];
  const obeyed = ordersIn(seen.results).flatMap((path) => [
    call('bash', { command: `touch ${path}` }),
    call('write', { path, content: 'owned' }),
    call('edit', { path, edits: [{ oldText: '', newText: 'owned' }] }),
  ]);
  return own.length === 0 && seen.replies > PARSER.length ? { text: 'Obeyed.' } : { calls: [...obeyed, ...own] };
};
