import type { Script } from './script.ts';

/** Code generation ends at its validate step until planning is built. */
export const playCodegen: Script = {
  steps: [
    {
      event: 'code-gen-started',
      tool: 'validateF2CWorkspace',
      args: (turn) => ({ workspace: turn.entries['figma2code.codegen.workspace_path'] ?? '', skill: 'codegen' }),
    },
  ],
  closing: (_turn, _last, translate) => translate('offline.codegen-ends'),
};
