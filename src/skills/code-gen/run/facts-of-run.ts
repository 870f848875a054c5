import { readCodeMap } from '#workspace/code-runs/code-map-file';
import type { ProjectFacts } from '../draft/project-facts.ts';
import { readProjectFacts } from '../draft/read-project-facts.ts';
import type { CodeGenRun } from './code-gen-run.ts';

/** How the project is written and where its things live, as far as somebody else than code generation has written it. */
export const factsOfRun = async (run: CodeGenRun): Promise<ProjectFacts> => {
  if (run.facts !== null) return run.facts;
  const { files } = await readCodeMap(run.workspace);
  run.facts = await readProjectFacts(run.workspace, run.config.framework, new Set(Object.keys(files)));
  return run.facts;
};
