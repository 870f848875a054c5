import type { DraftInput, DraftScreen } from '#codegen/draft/draft-input';
import { readJson } from '#testing/seen-in-design';
import { type Checked, checkDraft } from './check-draft.ts';
import { draftScreens, picturedIn, screensOf, variablesOf } from './draft-design.ts';
import type { RawLayer } from './raw/raw-layer.ts';
import { countLayers, layersNamed, rawRoots } from './raw/raw-layers.ts';
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

interface Checking {
  readonly framework: Stack;
  readonly errors: Awaited<ReturnType<typeof syntaxErrors>>;
}

type Part = Omit<StackOutcome, 'design' | 'layers'>;

interface Asked {
  readonly screens: readonly DraftScreen[];
  readonly variables: DraftInput['variables'];
  readonly roots: readonly RawLayer[];
}

/** Drafts some screens and looks at what came of them; ids are those of parts that the draft left out. */
const check = async (
  { screens, variables, roots }: Asked,
  { framework, errors }: Checking,
): Promise<{ readonly part: Part; readonly left: ReadonlySet<string> }> => {
  const drafted = await draftScreens(framework, screens, variables);
  const left = new Set(drafted.notes.filter(({ word }) => word === 'library-part').map(({ node }) => node));
  const checked = checkDraft(roots, { pictured: picturedIn(screens), parts: left }, { framework, ...drafted });
  const { milliseconds, peakMegabytes } = drafted;
  const texts = new Map(drafted.files.map(({ path, text }) => [path, text]));
  return { part: { ...checked, syntaxErrors: await errors(texts), milliseconds, peakMegabytes }, left };
};

const joined = (one: Part, other: Part): Part => ({
  ...one,
  texts: one.texts + other.texts,
  textsMissing: [...one.textsMissing, ...other.textsMissing],
  colours: one.colours + other.colours,
  coloursMissing: [...one.coloursMissing, ...other.coloursMissing],
  coloursApart: [...one.coloursApart, ...other.coloursApart],
  syntaxErrors: [...one.syntaxErrors, ...other.syntaxErrors],
  milliseconds: one.milliseconds + other.milliseconds,
});

/** Parts of a library that lie beside the screens are left out with them, and drafted when they are asked for. */
const outcomeOf = async (design: StackDesign, checking: Checking): Promise<StackOutcome> => {
  const { framework } = checking;
  const screens = await screensOf(design, framework);
  const variables = variablesOf(design, framework);
  const roots = rawRoots(readJson(design.file));
  const { part, left } = await check({ screens, variables, roots }, checking);
  const head = { design: design.name, layers: countLayers(roots) };
  if (left.size === 0) return { ...head, ...part };
  const parts = screens.filter(({ screen }) => left.has(screen.id));
  const library = await check({ screens: parts, variables, roots: layersNamed(roots, left) }, checking);
  return { ...head, ...joined(part, library.part) };
};

/** `stack-child.ts STACK CORPUS [ONLY]`: a record for each design, one a line. In a process of its own, so that memory is of one stack. */
const main = async ([framework = '', corpus = '', only]: readonly string[]): Promise<void> => {
  if (!isStack(framework)) throw new Error(`no stack: ${framework}`);
  const errors = await syntaxErrors(framework);
  for (const design of stackDesigns(corpus, only ?? null))
    process.stdout.write(`${JSON.stringify(await outcomeOf(design, { framework, errors }))}\n`);
};

await main(process.argv.slice(2));
