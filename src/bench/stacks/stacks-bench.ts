import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { optionValue } from '../option-value.ts';
import { growthOfStacks } from './growth/growth-of-stacks.ts';
import { recordsOf } from './run-stack.ts';
import type { StackOutcome } from './stack-child.ts';
import { isStack, STACKS, type Stack } from './stack-names.ts';
import { firstMisses, type StackTotals, tableHead, tableRow, totalsOf } from './stack-totals.ts';

interface StacksOptions {
  readonly json: boolean;
  readonly only: string | null;
}

const wantedStacks = (): readonly Stack[] => {
  const wanted = optionValue('framework');
  return wanted !== null && isStack(wanted) ? [wanted] : STACKS;
};

/** Everything is there, or a note names the layer where the stack cannot say it. */
const isWhole = (totals: StackTotals): boolean =>
  totals.textsMissing === 0 && totals.coloursMissing === totals.coloursTold && totals.syntaxErrors === 0;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const tell = (totals: StackTotals, outcomes: readonly StackOutcome[], json: boolean): void => {
  if (json) say(JSON.stringify({ type: 'stack', ...totals, whole: isWhole(totals), misses: firstMisses(outcomes) }));
  else for (const line of [tableRow(totals), ...firstMisses(outcomes)]) say(line);
};

const checkStacks = async (corpus: string, { json, only }: StacksOptions): Promise<boolean> => {
  let whole = true;
  if (!json) say(tableHead());
  for (const stack of wantedStacks()) {
    const args = [stack, corpus, ...(only === null ? [] : [only])];
    const outcomes = await recordsOf<StackOutcome>('stack-child', args);
    const totals = totalsOf(stack, outcomes);
    tell(totals, outcomes, json);
    whole &&= isWhole(totals);
    if (json || stack !== wantedStacks().at(-1)) continue;
    say(
      `${totals.designs} designs, ${totals.layers} layers; ${totals.textsInParts} of the texts in parts of libraries, ${totals.textsInPictures} more in pictures`,
    );
  }
  return whole;
};

/**
 * Drafts all designs of the corpus in all stacks and holds the code against Figma's own answers; with `--growth` how time and
 * memory of a layer change with the size of a page.
 */
export const stacksBench = async (options: StacksOptions): Promise<boolean> => {
  if (process.argv.includes('--growth')) return growthOfStacks(wantedStacks(), options.json);
  const corpus = corpusDir();
  if (corpus !== null) return checkStacks(corpus, options);
  say(NO_CORPUS);
  return true;
};
