/** A small file response of our own: one page, a frame with `layers` rectangles, a text bound to a variable, an image fill. */
interface FixtureOptions {
  readonly layers?: number;
  readonly bound?: boolean;
  readonly imageRef?: string;
}

const box = (x: number, y: number, width: number, height: number) => ({
  absoluteBoundingBox: { x, y, width, height },
  absoluteRenderBounds: { x, y, width, height },
});

const alias = { type: 'VARIABLE_ALIAS', id: 'VariableID:1:1' };

/** Ids of the rectangles are `2:0`, `2:1`, …; the frame is `1:1`, the text `1:2`. */
export const fixtureDesign = ({ layers = 3, bound = false, imageRef }: FixtureOptions = {}): object => {
  const rectangles = Array.from({ length: layers }, (_, index) => ({
    id: `2:${index}`,
    name: `Rectangle ${index}`,
    type: 'RECTANGLE',
    fills: imageRef === undefined || index > 0 ? [] : [{ type: 'IMAGE', imageRef, scaleMode: 'FILL' }],
    ...box(0, index * 10, 8, 8),
  }));
  const colour = {
    type: 'SOLID',
    color: { r: 1, g: 0.5, b: 0, a: 1 },
    ...(bound ? { boundVariables: { color: alias } } : {}),
  };
  const text = { id: '1:2', name: 'Title', type: 'TEXT', characters: 'Hello', fills: [colour], ...box(0, 0, 90, 20) };
  const frame = { id: '1:1', name: 'Screen', type: 'FRAME', children: [text, ...rectangles], ...box(0, 0, 100, 200) };
  const page = { id: '0:1', name: 'Page 1', type: 'CANVAS', children: [frame] };
  return {
    name: 'Fixture',
    version: '42',
    lastModified: '2026-01-02T03:04:05Z',
    editorType: 'figma',
    schemaVersion: 0,
    components: {},
    componentSets: {},
    styles: {},
    document: { id: '0:0', name: 'Document', type: 'DOCUMENT', children: [page] },
  };
};

/** The variables answer that belongs to a bound fixture. */
export const fixtureVariables = (): object => ({
  status: 200,
  error: false,
  meta: {
    variableCollections: {
      'VariableCollectionId:1:0': {
        id: 'VariableCollectionId:1:0',
        name: 'Theme',
        key: 'a'.repeat(40),
        modes: [{ modeId: '1:0', name: 'Light' }],
        defaultModeId: '1:0',
        remote: false,
        hiddenFromPublishing: false,
        variableIds: ['VariableID:1:1'],
      },
    },
    variables: {
      'VariableID:1:1': {
        id: 'VariableID:1:1',
        name: 'text/brand',
        key: 'b'.repeat(40),
        variableCollectionId: 'VariableCollectionId:1:0',
        resolvedType: 'COLOR',
        valuesByMode: { '1:0': { r: 1, g: 0.5, b: 0, a: 1 } },
        remote: false,
        description: '',
        hiddenFromPublishing: false,
        scopes: ['ALL_SCOPES'],
        codeSyntax: {},
      },
    },
  },
});
