import { readingForm } from '#codegen/reading/reading-form';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, screenDesigns } from '#testing/corpus-screens';
import { readForm } from '#testing/reading-back/form';
import { lineTokens } from '#testing/reading-back/line-tokens';
import { allTold, tokensIn } from '#testing/reading-back/told';
import { simplified } from './context-peer.ts';

/** Mean bytes of a screen that are to be kept, with every binding. */
const GOAL = 23_000;

interface ScreenFigures {
  readonly screen: string;
  readonly layers: number;
  readonly astBytes: number;
  readonly formBytes: number;
  /** As the tool's answer holds it, quoted once more. */
  readonly quotedBytes: number;
  readonly peerBytes: number;
  /** Pairs of a layer and a token that it is bound to. */
  readonly bindings: number;
  readonly bindingsInForm: number;
}

const bindingsOf = (root: SemanticNode, form: string) => {
  const read = readForm(form);
  const layers = allTold(root).map(({ node }) => {
    const said = new Set(lineTokens(read.layers.get(node.id), read));
    const tokens = tokensIn(node);
    return { all: tokens.length, kept: tokens.filter((token) => said.has(token)).length };
  });
  const sum = (key: 'all' | 'kept') => layers.reduce((total, one) => total + one[key], 0);
  return { bindings: sum('all'), bindingsInForm: sum('kept') };
};

const mean = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length));

const summary = (rows: readonly ScreenFigures[]) => {
  const total = (key: 'bindings' | 'bindingsInForm') => rows.reduce((sum, row) => sum + row[key], 0);
  const form = rows.map(({ formBytes }) => formBytes);
  return {
    screens: rows.length,
    goalBytes: GOAL,
    astMean: mean(rows.map(({ astBytes }) => astBytes)),
    formMean: mean(form),
    formMax: Math.max(...form),
    quotedMean: mean(rows.map(({ quotedBytes }) => quotedBytes)),
    peerMean: mean(rows.map(({ peerBytes }) => peerBytes)),
    peerMax: Math.max(...rows.map(({ peerBytes }) => peerBytes)),
    bindings: total('bindings'),
    bindingsInForm: total('bindingsInForm'),
  };
};

const lineOf = (row: ScreenFigures): string => {
  const bytes = [row.astBytes, row.formBytes, row.peerBytes].map((count) => String(count).padStart(8)).join(' ');
  return `${row.screen.slice(0, 36).padEnd(36)} ${String(row.layers).padStart(6)} ${bytes} ${String(row.bindings).padStart(5)} ${String(row.bindingsInForm).padStart(5)}\n`;
};

const HEADING = `${'screen'.padEnd(36)} ${'layers'.padStart(6)} ${'AST'.padStart(8)} ${'form'.padStart(8)} ${'peer'.padStart(8)} bound  kept\n`;

/**
 * What a model reads of a screen: bytes of the AST as JSON, of the reading form, and of a simplified JSON without
 * bindings, over every single screen of the corpus. Holds when the form's mean is at most 23 KB with all bindings.
 */
export const contextBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
  const corpus = corpusDir();
  if (corpus === null) {
    process.stdout.write(`${NO_CORPUS}\n`);
    return true;
  }
  const rows: ScreenFigures[] = [];
  if (!json) process.stdout.write(HEADING);
  for (const design of screenDesigns(corpus).filter(({ name }) => only === null || name.includes(only))) {
    for (const { root, ...screen } of await builtScreens(design)) {
      const form = readingForm(screen, root);
      const row = {
        screen: `${design.name} ${screen.id}`,
        layers: screen.nodes,
        astBytes: Buffer.byteLength(JSON.stringify(root)),
        formBytes: Buffer.byteLength(form),
        quotedBytes: Buffer.byteLength(JSON.stringify(form)),
        peerBytes: Buffer.byteLength(simplified(screen, root)),
        ...bindingsOf(root, form),
      };
      rows.push(row);
      process.stdout.write(json ? `${JSON.stringify(row)}\n` : lineOf(row));
    }
  }
  const all = summary(rows);
  process.stdout.write(json ? `${JSON.stringify({ type: 'summary', ...all })}\n` : summaryText(all));
  return rows.length > 0 && all.formMean <= GOAL && all.bindings === all.bindingsInForm;
};

const summaryText = (all: ReturnType<typeof summary>): string =>
  `${all.screens} screens. Reading form: mean ${all.formMean} B (goal ${GOAL}), max ${all.formMax} B, in an answer ${all.quotedMean} B; ` +
  `${all.bindingsInForm} of ${all.bindings} bindings.\nAST as JSON: mean ${all.astMean} B. ` +
  `Simplified JSON without bindings: mean ${all.peerMean} B, max ${all.peerMax} B.\n`;
