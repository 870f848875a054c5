import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { templateOf } from '#init/templates/templates';
import { resolveVariables } from '#parser/variables/variable-table';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { astOf, fetchedDesign, fileBody, inProcess, variablesBody } from '#testing/design-builder';
import { readJson } from '#testing/seen-in-design';
import { checkDraft } from '../check-draft.ts';
import { draftScreens, picturedIn } from '../draft-design.ts';
import type { RawLayer } from '../raw/raw-layer.ts';
import { STACKS, type Stack } from '../stack-names.ts';
import { syntaxErrors } from '../syntax-errors.ts';
import { BAD_VARIABLES, badScreens } from './bad-screens.ts';

const drafted = async (stack: Stack, roots: readonly unknown[], variables: unknown) => {
  const { adapter } = templateOf(stack);
  const { screens } = await astOf(fetchedDesign(fileBody([structuredClone(roots)])), {
    adapter: inProcess(adapter),
    variables,
  });
  const given = screens.map(({ root, ...screen }) => ({ screen, root }));
  const rows = resolveVariables(variables, null).records(adapter.transformColor);
  return { ...(await draftScreens(stack, given, rows)), pictured: picturedIn(given) };
};

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`drafts of the hostile corpus ${NO_CORPUS}\n`);

/** Larger ones take long, and are only large. */
const MOST_BYTES = 60_000;

const hostileFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.json$/.test(name) && !/^(?:cases|http-|images-|variables-)/.test(name))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).size < MOST_BYTES);

/** The layers of a file; none where it is no design. */
const layersOf = (file: string): readonly unknown[] => {
  try {
    return fetchedDesign(readJson(file)).pages.flatMap(({ children }) => children);
  } catch {
    return [];
  }
};

const SAFE = /^[^/\\:*?"<>|\p{Cc}][^\\:*?"<>|\p{Cc}]*$/u;

describe('bad designs', () => {
  it.each(STACKS)('become code that parses, and nothing of them is lost in silence (%s)', async (stack) => {
    const roots = badScreens();
    const { files, notes, pictured } = await drafted(stack, roots, variablesBody(BAD_VARIABLES));
    const errors = await syntaxErrors(stack);
    expect(await errors(new Map(files.map(({ path, text }) => [path, text])))).toEqual([]);
    for (const { path } of files) expect(path).toMatch(SAFE);
    const folded = Map.groupBy(files, ({ path }) => path.normalize('NFC').toUpperCase());
    expect([...folded.values()].filter((same) => same.length > 1).map((same) => same.map(({ path }) => path))).toEqual(
      [],
    );
    const { textsMissing } = checkDraft(
      roots as RawLayer[],
      { pictured, parts: new Set() },
      { framework: stack, files, notes },
    );
    // What lies below a layer that is named as too deep is told with it.
    const silent = textsMissing.filter(({ told, what }) => !told && what !== 'text "deepest"');
    expect(silent).toEqual([]);
    expect(notes.map(({ word }) => word)).toContain('too-deep');
    const code = files.map(({ text }) => text).join('\n');
    // What is said of the project belongs to no layer.
    const unsaid = notes.filter(({ node }) => node !== '' && !code.includes(`layer ${node}: not as designed`));
    expect(unsaid).toEqual([]);
  });

  it.skipIf(corpus === null).each(STACKS)('of the hostile corpus become code that parses (%s)', async (stack) => {
    const designs = hostileFiles(join(corpus ?? '', 'hostile', 'out'))
      .map(layersOf)
      .filter(({ length }) => length > 0);
    expect(designs.length).toBeGreaterThan(5);
    const errors = await syntaxErrors(stack);
    for (const layers of designs) {
      const { files } = await drafted(stack, layers, null);
      expect(await errors(new Map(files.map(({ path, text }) => [path, text])))).toEqual([]);
    }
  });
});
