import type { Script } from './script.ts';
import type { Turn } from './transcript.ts';

const workspace = (turn: Turn) => ({ workspace: turn.entries['figma2code.init.workspace_path'] ?? '' });

const given = (turn: Turn, key: string, name: string) => {
  const value = turn.entries[`figma2code.init.${key}`];
  return value === undefined || value === '' ? {} : { [name]: value };
};

export const playInit: Script = {
  steps: [
    { event: 'design-init-started' },
    {
      event: 'design-init-detecting-stack',
      tool: 'detectF2CStack',
      args: (turn) => ({
        ...workspace(turn),
        ...given(turn, 'framework', 'framework'),
        ...given(turn, 'language', 'language'),
      }),
    },
    {
      event: 'design-init-asking-vcs',
      tool: 'chooseF2CVcs',
      args: (turn) => ({ ...workspace(turn), ...given(turn, 'vcs', 'vcs') }),
    },
    { event: 'design-init-writing-config', tool: 'writeF2CConfig', args: workspace },
    { event: 'design-init-generating-adapters', tool: 'generateF2CAdapters', args: workspace },
    { event: 'design-init-rendering-ast-syntax', tool: 'renderF2CAstSyntax', args: workspace },
    { event: 'design-init-validating', tool: 'publishF2CWorkspace', args: workspace },
    { event: 'design-init-done' },
  ],
  closing: (_turn, last, translate) => last?.message ?? translate('offline.init-done'),
};
