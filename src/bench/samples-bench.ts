import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedFonts } from '#parser/render/fonts/installed-fonts';
import type { FontBook } from '#parser/render/text/font-book';
import { buildProject, typeProblems } from '#testing/built/build-project';
import { WEB_STACKS, type WebStack, webProject } from '#testing/built/web-project';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { textsOf } from '#testing/drafted';
import { writeDraft } from './fidelity/draft-case.ts';
import { type FidelityCase, fidelityCases } from './fidelity/fidelity-case.ts';

interface Sample {
  readonly screen: string;
  readonly stack: WebStack;
  readonly built: boolean;
  /** Null where the stack is not type checked. */
  readonly typed: boolean | null;
  /** Bytes. */
  readonly script: number;
  readonly styles: number;
  readonly markup: number;
  /** Warnings, errors and what the type checker says. */
  readonly said: readonly string[];
}

const CHECKED: readonly WebStack[] = ['react', 'tailwind'];

const builtSample = async (
  one: FidelityCase,
  stack: WebStack,
  dir: string,
  fonts: FontBook | null,
): Promise<Sample> => {
  mkdirSync(dir, { recursive: true });
  const draft = await writeDraft(one, dir, { fonts, framework: stack });
  const texts = textsOf({ ...draft, reused: [] });
  const project = await webProject(dir, stack, texts);
  const failed = (error: unknown) => ({ bytes: new Map<string, number>(), said: [String(error)], failed: true });
  const result = await buildProject(stack, project, texts).then((built) => ({ ...built, failed: false }), failed);
  const problems = CHECKED.includes(stack) ? await typeProblems(project) : null;
  return {
    screen: one.name,
    stack,
    built: !result.failed && project.screens.length > 0,
    typed: problems === null ? null : problems === '',
    script: result.bytes.get('js') ?? 0,
    styles: result.bytes.get('css') ?? 0,
    markup: result.bytes.get('html') ?? 0,
    said: [...result.said, ...(problems === null || problems === '' ? [] : [problems])],
  };
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

const line = ({ screen, stack, built, typed, script, styles, markup }: Sample): string =>
  `${screen.padEnd(24)} ${stack.padEnd(9)} ${built ? 'built' : 'FAILED'} ${typed === null ? '     ' : typed ? 'typed' : 'WRONG'} ${kilobytes(script)} ${kilobytes(styles)} ${kilobytes(markup)}`;

/** Drafts screens into a project of every web stack and builds it: built or not, warnings, and how large it is. */
export const samplesBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
  const corpus = corpusDir();
  if (corpus === null) {
    process.stdout.write(`samples ${NO_CORPUS}\n`);
    return true;
  }
  const work = mkdtempSync(join(tmpdir(), 'f2c-samples-'));
  const samples: Sample[] = [];
  try {
    const fonts = await installedFonts(new AbortController().signal);
    if (!json) process.stdout.write(`${'screen'.padEnd(24)} stack                     script    styles    markup\n`);
    for (const one of await fidelityCases(join(corpus, 'derived', 'sds'), only))
      for (const stack of WEB_STACKS) {
        const sample = await builtSample(one, stack, join(work, one.name, stack), fonts);
        samples.push(sample);
        process.stdout.write(json ? `${JSON.stringify(sample)}\n` : `${line(sample)}\n`);
        if (!json) for (const text of sample.said) process.stdout.write(`    ${text}\n`);
      }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return samples.every(({ built, typed }) => built && typed !== false);
};
