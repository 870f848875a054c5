import { readJson } from '#testing/seen-in-design';
import { type Checked, checkDraft } from './check-draft.ts';
import { draftScreens, picturedIn, screensOf, variablesOf } from './draft-design.ts';
import { countLayers, rawRoots } from './raw/raw-layers.ts';
import { type StackDesign, stackDesigns } from './stack-designs.ts';
import { isStack, type Stack } from './stack-names.ts';
import { syntaxErrors } from './syntax-errors.ts';

/** What came of one design in one stack. */
export interface StackOutcome extends Checked {
  readonly design: string;
  readonly layers: number;
  readonly syntaxErrors: readonly string[];
  readonly milliseconds: number;
  readonly peakMegabytes: number | null;
}

type FindErrors = Awaited<ReturnType<typeof syntaxErrors>>;

const outcomeOf = async (design: StackDesign, framework: Stack, errors: FindErrors): Promise<StackOutcome> => {
  const screens = await screensOf(design, framework);
  const drafted = await draftScreens(framework, screens, variablesOf(design, framework));
  const roots = rawRoots(readJson(design.file));
  const parts = drafted.notes.filter(({ word }) => word === 'library-part').map(({ node }) => node);
  const leftOut = { pictured: picturedIn(screens), parts: new Set(parts) };
  return {
    design: design.name,
    layers: countLayers(roots),
    ...checkDraft(roots, leftOut, { framework, ...drafted }),
    syntaxErrors: await errors(new Map(drafted.files.map(({ path, text }) => [path, text]))),
    milliseconds: drafted.milliseconds,
    peakMegabytes: drafted.peakMegabytes,
  };
};

/** `stack-child.ts STACK CORPUS [ONLY]`: a record for each design, one a line. In a process of its own, so that memory is of one stack. */
const main = async ([framework = '', corpus = '', only]: readonly string[]): Promise<void> => {
  if (!isStack(framework)) throw new Error(`no stack: ${framework}`);
  const errors = await syntaxErrors(framework);
  for (const design of stackDesigns(corpus, only ?? null))
    process.stdout.write(`${JSON.stringify(await outcomeOf(design, framework, errors))}\n`);
};

await main(process.argv.slice(2));
