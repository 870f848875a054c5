import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CanvasNode, GetFileResponse, SectionNode, Style, SubcanvasNode } from '@figma/rest-api-spec';
import type { EmitContext, Site } from './emit/emit-context.ts';
import { emit } from './emit/emit-node.ts';
import { textStyleId } from './emit/emit-paint.ts';
import { empty, plant, timer, today } from './screens/daily-screens.ts';
import { garden, settings } from './screens/garden-screens.ts';
import { layout } from './screens/layout.ts';
import { componentSheet } from './screens/library.ts';
import type { FrameSpec } from './screens/spec.ts';
import { TEXT_STYLES, type TextStyleName } from './tokens/text-styles.ts';
import { hexColour } from './tokens/tokens.ts';
import { keyOf, variablesResponse } from './tokens/variables.ts';

/** Writes the sample design: `node src/testing/sample-design/generate.ts`. The same input gives the same bytes. */
export const OUT = new URL('../../../resources/sample/design/', import.meta.url);
const PHOTO = 'leaves.jpg';

const GREY = { r: 0.93, g: 0.937, b: 0.925, a: 1 };

const newContext = (imageRef: string): EmitContext => {
  let last = 1;
  const nextId = (): string => {
    last += 1;
    return `1:${last}`;
  };
  return { definitions: new Map(), components: {}, componentSets: {}, imageRef, nextId };
};

const siteAt = (x: number, y: number): Site => ({
  x,
  y,
  mode: 'Light',
  prefix: null,
  layer: null,
  overrides: [],
  parent: null,
  setId: null,
});

const canvas = (id: string, name: string, children: SubcanvasNode[]): CanvasNode => ({
  id,
  name,
  type: 'CANVAS',
  scrollBehavior: 'SCROLLS',
  children,
  backgroundColor: GREY,
  prototypeStartNodeID: null,
  flowStartingPoints: [],
  prototypeDevice: { type: 'PRESET', size: { width: 375, height: 812 }, rotation: 'NONE' },
});

const GAP = 75;

/** Screens side by side from x, y. */
const rowOf = (context: EmitContext, specs: readonly FrameSpec[], start: readonly [number, number]): SubcanvasNode[] =>
  specs.map((spec, index) => emit(context, layout(spec), siteAt(start[0] + index * (375 + GAP), start[1])).node);

const section = (id: string, name: string, children: SubcanvasNode[]): SectionNode => {
  const box = { x: -60, y: -60, width: 120 + 4 * 375 + 3 * GAP, height: 812 + 120 };
  return {
    id,
    name,
    type: 'SECTION',
    scrollBehavior: 'SCROLLS',
    sectionContentsHidden: false,
    fills: [{ blendMode: 'NORMAL', type: 'SOLID', color: hexColour('#FFFFFF') }],
    strokes: [],
    strokeWeight: 1,
    strokeAlign: 'INSIDE',
    absoluteBoundingBox: box,
    absoluteRenderBounds: box,
    relativeTransform: [
      [1, 0, box.x],
      [0, 1, box.y],
    ],
    size: { x: box.width, y: box.height },
    children,
  };
};

const textStyles = (): Record<string, Style> =>
  Object.fromEntries(
    (Object.keys(TEXT_STYLES) as TextStyleName[]).map((name) => [
      textStyleId(name),
      { key: keyOf(`style ${name}`), name, styleType: 'TEXT', remote: false, description: '' },
    ]),
  );

const fileResponse = (imageRef: string): GetFileResponse => {
  const context = newContext(imageRef);
  const sheet = emit(context, layout(componentSheet()), siteAt(0, 0)).node;
  const daily = section('0:3', 'Every day', rowOf(context, [today(), plant(), timer(), garden()], [0, 0]));
  const others = rowOf(context, [settings(), empty()], [0, 992]);
  return {
    document: {
      id: '0:0',
      name: 'Document',
      type: 'DOCUMENT',
      scrollBehavior: 'SCROLLS',
      children: [canvas('0:1', 'App', [daily, ...others]), canvas('0:2', 'Components', [sheet])],
    },
    components: context.components,
    componentSets: context.componentSets,
    schemaVersion: 0,
    styles: textStyles(),
    name: 'Window sill',
    lastModified: '2026-03-02T08:00:00Z',
    version: '2210047713390174823',
    role: 'owner',
    editorType: 'figma',
    linkAccess: 'view',
  };
};

/** Four decimals keep colours exact to the byte and lengths to a ten-thousandth of a pixel. */
const short = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value;

const jsonText = (value: unknown): string => `${JSON.stringify(value, short)}\n`;

/** File name → text of everything that is derived. */
export const sampleFiles = (): Record<string, string> => {
  const photo = readFileSync(new URL(`fills/${PHOTO}`, OUT));
  const imageRef = createHash('sha1').update(photo).digest('hex');
  return {
    'design.json': jsonText(fileResponse(imageRef)),
    'variables.json': jsonText(variablesResponse()),
    'fills.json': jsonText({ error: false, status: 200, meta: { images: { [imageRef]: `fills/${PHOTO}` } } }),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(sampleFiles())) writeFileSync(new URL(name, OUT), text);
}
