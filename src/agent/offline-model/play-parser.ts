import type { Script } from './script.ts';
import type { Turn } from './transcript.ts';

const workspace = (turn: Turn) => ({ workspace: turn.entries['figma2code.parser.workspace_path'] ?? '' });

const FETCH_KEYS = {
  figma_url: 'figmaUrl',
  source_path: 'sourcePath',
  plugin: 'plugin',
  variables_path: 'variablesPath',
  images_path: 'imagesPath',
  fills_path: 'fillsPath',
  alias: 'alias',
  description: 'description',
  dedup: 'dedup',
} as const;

/** The list of screens is JSON, since ids may hold anything. */
const listOf = (text: string | undefined): readonly string[] | undefined => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
  } catch {
    return undefined;
  }
};

const choiceArgs = ({ entries }: Turn): Record<string, unknown> => {
  const screens = listOf(entries['figma2code.parser.screens']);
  const again = entries['figma2code.parser.again'] === 'yes';
  const leave = entries['figma2code.parser.draw'] === 'no';
  return {
    ...(screens === undefined ? {} : { screens }),
    ...(again ? { again } : {}),
    ...(leave ? { draw: false } : {}),
  };
};

const fetchArgs = (turn: Turn): Record<string, unknown> => ({
  ...workspace(turn),
  ...choiceArgs(turn),
  ...Object.fromEntries(
    Object.entries(FETCH_KEYS)
      .map(([key, name]) => [name, turn.entries[`figma2code.parser.${key}`]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  ),
});

export const playParser: Script = {
  steps: [
    {
      event: 'design-parser-started',
      tool: 'validateF2CWorkspace',
      args: (turn) => ({ ...workspace(turn), skill: 'parser' }),
    },
    { event: 'design-parser-fetching-design', tool: 'fetchF2CDesign', args: fetchArgs },
    { event: 'design-parser-exporting-screenshots', tool: 'exportF2CScreenshots', args: workspace },
    { event: 'design-parser-building-ast', tool: 'buildF2CSemanticAst', args: workspace },
    { event: 'design-parser-deduping-assets', tool: 'dedupF2CAssets', args: workspace },
    { event: 'design-parser-linting-ast', tool: 'lintF2CAst', args: workspace },
    { event: 'design-parser-cleaning-cache', tool: 'cleanF2CCache', args: workspace },
    { event: 'design-parser-syncing-status', tool: 'syncF2CStatus', args: workspace },
    { event: 'design-parser-done' },
  ],
  closing: (_turn, last, translate) => last?.message ?? translate('offline.parser-done'),
};
