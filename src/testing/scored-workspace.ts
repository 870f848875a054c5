import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExpectedScreen, expectedScreen } from '#codegen/score/expected/expected-screen';
import type { MeasuredPage, PageMeasure } from '#contract/code-gen/page-measure';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { HostValues } from '#contract/tool';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import { type CodeGenRunner, proposedText } from './code-gen-run.ts';
import { perfectPage } from './perfect-page.ts';
import { plainPng } from './plain-png.ts';
import { FRAMEWORK, sampleHead } from './workspace-fixture.ts';

/** A screen of 40 × 30 pixels with a text on white. */
export const smallScreen = (id = '1:2'): { screen: SemanticScreen; root: SemanticNode } => {
  const text: SemanticNode = {
    ...{ id: `${id}:1`, name: 'Title', type: 'span', figmaType: 'TEXT', box: { x: 2, y: 2, width: 20, height: 8 } },
    fills: [{ kind: 'solid', color: 'rgb(0, 0, 0)', token: 'Theme/ink' }],
    text: { characters: 'Welcome', style: { family: 'Inter', weight: 400, size: 8 } },
  };
  const root: SemanticNode = {
    ...{ id, name: `Home ${id}`, type: 'div', figmaType: 'FRAME', box: { x: 0, y: 0, width: 40, height: 30 } },
    layout: { direction: 'column' },
    fills: [{ kind: 'solid', color: 'rgb(255, 255, 255)' }],
    children: [text],
  };
  const picture = `screenshots/screen-${id.replaceAll(':', '-')}.png`;
  return { screen: { id, name: root.name, page: 'Page', width: 40, height: 30, nodes: 2, picture }, root };
};

export const expectedOf = (id?: string): ExpectedScreen => {
  const { screen, root } = smallScreen(id);
  return expectedScreen(screen, root, FRAMEWORK);
};

/** White, with a black bar as high as it is told. */
export const barPicture = (bar: number): Buffer => {
  const data = new Uint8Array(40 * 30 * 4).fill(255);
  for (let at = 0; at < 40 * bar; at += 1) data.set([0, 0, 0, 255], at * 4);
  return plainPng(data, 40);
};

/** Publishes a snapshot with small screens of which Figma drew each, and returns its name. */
export const publishScreens = async (workspace: string, ids: readonly string[] = ['1:2']): Promise<string> => {
  const staging = await createSnapshotStaging(workspace, FRAMEWORK);
  const json = (value: object): string => JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...value });
  const screens = ids.map((id) => smallScreen(id)).map(({ screen, root }) => ({ ...screen, root }));
  const ink = { name: 'ink', type: 'COLOR', mode: 'Light', value: 'rgb(0, 0, 0)', id: 'v', collection: 'Theme' };
  await staging.writeFile('guide.md', '# Guide\n');
  await staging.writeFile('design-context.json', json({ ...sampleHead('screens'), document: { id: '0:0' } }));
  await staging.writeFile('semantic-ast.json', json({ framework: FRAMEWORK, screens }));
  await staging.writeFile('design-variables.json', json({ reason: null, variables: [ink] }));
  await staging.writeFile('image-map.json', json({}));
  for (const { picture } of screens) if (picture !== null) await staging.writeFile(picture, barPicture(4));
  return (await staging.publish()).name;
};

type Request = HostValues['page.measure']['request'];

/** A desktop whose browser tells these things of each page, and what it was asked for. */
export const fakeCamera = (
  workspace: string,
  change: (request: Request) => Partial<PageMeasure> & { bar?: number },
) => {
  const asked: Request[] = [];
  const answer = async (request: Request): Promise<MeasuredPage> => {
    asked.push(request);
    const { bar = 4, ...changed } = change(request);
    const picture = join(workspace, '.hx', `page-${asked.length}.png`);
    await writeFile(picture, barPicture(bar));
    const { width, height } = request;
    const page = perfectPage(expectedOf(request.screen), { width, root: { x: 0, y: 0, width, height }, ...changed });
    return { kind: 'measured', picture, page };
  };
  return { asked, host: { 'page.measure': answer } };
};

/** Writes one file for each screen, as one run. */
export const generateScreens = async (run: CodeGenRunner, ids: readonly string[], text: string): Promise<string> => {
  const data = await run.plan(
    ids.map((id) => ({
      ...proposedText(`src/Home${id.replaceAll(':', '-')}.tsx`, text),
      screens: [id],
      regions: [{ node: id, name: 'Home', start: 1, end: 1 }],
    })),
  );
  const approved = await run.ask('approve');
  await run.call('writeF2CFiles', { digest: String(approved.payload.data?.['digest']) });
  await run.skill.dispose();
  return String(data['run']);
};
