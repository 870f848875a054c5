import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '#contract/code-gen/proposal';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { astOf, fetchedDesign } from '#testing/design-builder';
import { draftOf, placesFor, textsOf } from '#testing/drafted';
import { tempDir } from '#testing/temp-dir';
import { readProjectFacts } from './read-project-facts.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SAMPLE = join(ROOT, 'resources/sample');

const readJson = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(SAMPLE, 'design', file), 'utf8'));

interface Drafted {
  readonly project: string;
  readonly draft: Proposal;
}

/** The sample design as React in a copy of the sample project. */
const drafted = async (project: string): Promise<Drafted> => {
  await cp(join(SAMPLE, 'project'), project, { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  const variables = await readJson('variables.json');
  const { screens } = await astOf(fetchedDesign(await readJson('design.json')), { variables });
  const all = screens.map(({ root, ...screen }) => ({ screen, root }));
  const draft = await draftOf('react', all, {
    variables: resolveVariables(variables, null).records(adapter.transformColor),
    project: await readProjectFacts(project, 'react', new Set()),
    assets: placesFor(all, 'src/assets'),
  });
  const texts = textsOf(draft);
  for (const file of draft.files) {
    const path = join(project, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, texts.get(file.path) ?? Buffer.from(''));
  }
  return { project, draft };
};

describe('the sample project with its screens', () => {
  let sample: Drafted;
  beforeAll(async () => {
    const dir = await tempDir('sample-draft');
    sample = await drafted(join(dir.path, 'project'));
    return () => dir.remove();
  });

  const screens = () =>
    sample.draft.files.map(({ path }) => path).filter((path) => /^src\/screens\/.*\.tsx$/.test(path));

  it('passes the type check of the project', async () => {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const run = promisify(execFile)(process.execPath, [tsc, '--noEmit', '-p', sample.project]);
    const said = await run.then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
    expect(said).toBe('');
    expect(screens().length).toBeGreaterThan(2);
  });

  it('is bundled, every file and picture found', async () => {
    const { outputFiles, warnings } = await build({
      stdin: {
        contents: screens()
          .map((path, index) => `export * as s${index} from './${path}';`)
          .join('\n'),
        resolveDir: sample.project,
      },
      bundle: true,
      write: false,
      outdir: sample.project,
      external: ['react', 'react/jsx-runtime'],
      jsx: 'automatic',
      loader: { '.png': 'dataurl' },
    });
    expect(warnings).toEqual([]);
    expect(outputFiles.map(({ path }) => path.split('.').at(-1)).sort()).toEqual(['css', 'js']);
  });

  it('leaves every file of the project as it is', async () => {
    for (const { path } of sample.draft.files)
      await expect(readFile(join(SAMPLE, 'project', path))).rejects.toThrow(/ENOENT/);
  });

  it('uses a component of the project where the design has one of its name', () => {
    const texts = textsOf(sample.draft);
    const screen = texts.get('src/screens/Plant/Plant.tsx') ?? '';
    expect(screen).toContain(`import { Button } from '../../components/Button/Button'`);
    expect(screen).toMatch(/<Button className=\{styles\.button\} kind="primary">/);
    expect([...texts.keys()].filter((path) => path.includes('/Button'))).toEqual([]);
  });

  it('calls what is switched by the title beside it, which is a property', () => {
    const texts = textsOf(sample.draft);
    expect(texts.get('src/components/SettingRow/SettingRow.tsx')).toMatch(/<Toggle\s[^>]*inputLabel=\{title\}/);
    expect(texts.get('src/screens/Settings/Settings.tsx')).toMatch(/<Toggle\s[^>]*inputLabel="Frost warning"/);
  });

  it('uses the tokens of the project and writes as the project does', () => {
    const texts = textsOf(sample.draft);
    const sheets = [...texts].filter(([path]) => path.endsWith('.module.css')).map(([, text]) => text);
    expect(sheets.join('')).toContain('var(--surface-card)');
    for (const [path, text] of texts) if (path.endsWith('.tsx')) expect(text, path).not.toMatch(/;$/m);
    const tokens = texts.get('src/styles/design-tokens.css') ?? '';
    expect(tokens.split("[data-theme='dark']")[0]).not.toMatch(/--(\w+-)*surface-card:/);
    expect(/\[data-theme='dark'\] \{[^}]*\}/.exec(tokens)?.[0]).toMatch(/--surface-card: rgb/);
    // The project has no dark look of its own: by half it would be worse than none.
    expect(tokens).not.toContain('@media');
  });
});
