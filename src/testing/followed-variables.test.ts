import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { variablesOf } from '#codegen/draft/variables/draft-variable';
import { openSnapshot } from '#workspace/reading/snapshot-reader';
import { createParserRunner, PARSER_STEPS, parserWorkspace } from './parser-run.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../resources/sample/design/${name}`, import.meta.url));

it('a variable that stands for one with a theme is told in its modes, from the design to the code', async () => {
  const workspace = await parserWorkspace();
  const { skill, step } = createParserRunner(workspace);
  onTestFinished(() => skill.dispose());
  const design = { sourcePath: sample('design.json'), variablesPath: sample('variables.json'), draw: false };
  let name = '';
  for (const one of PARSER_STEPS) name = String((await step(one, design)).payload.data?.['snapshot'] ?? name);
  const variables = await variablesOf(await openSnapshot({ workspace, framework: 'html', name }));
  const told = (token: string) =>
    variables
      .filter((variable) => `${variable.collection}/${variable.name}` === token)
      .map(({ mode, modeCollection, value }) => [mode, modeCollection, value]);
  expect(told('Component/card/background')).toEqual([
    ['Light', 'Theme', 'rgb(255, 255, 255)'],
    ['Dark', 'Theme', 'rgb(16, 43, 32)'],
  ]);
  expect(told('Theme/surface/card').map(([mode, , value]) => [mode, value])).toEqual([
    ['Light', 'rgb(255, 255, 255)'],
    ['Dark', 'rgb(16, 43, 32)'],
  ]);
});
