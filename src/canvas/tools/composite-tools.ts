import type { CanvasParams, CanvasToolName } from '#contract/canvas/canvas-tools';
import { lookTools, placeTools } from './change-tools.ts';
import { createTools } from './create-tools.ts';
import { findNode } from './nodes.ts';
import type { ToolsOf } from './tool.ts';

const ATOMIC = { ...createTools, ...lookTools, ...placeTools };

type Atomic = keyof typeof ATOMIC & CanvasToolName;

/** Atomic calls one after the other; when one fails, what the first ones made is taken away. */
const sequence = (figma: PluginAPI) => {
  const made: string[] = [];
  const call = async <Name extends Atomic>(name: Name, params: CanvasParams<Name>): Promise<string> => {
    const run = ATOMIC[name] as (
      api: PluginAPI,
      given: CanvasParams<Name>,
    ) => Promise<Readonly<Record<string, unknown>>>;
    const { nodeId } = await run(figma, params);
    if (name.startsWith('create_')) made.push(String(nodeId));
    return String(nodeId);
  };
  const whole = async (work: () => Promise<string>): Promise<{ nodeId: string }> => {
    try {
      return { nodeId: await work() };
    } catch (error) {
      const [outermost] = made;
      if (outermost !== undefined) (await findNode(figma, outermost)).remove();
      throw error;
    }
  };
  return { call, whole };
};

type Call = ReturnType<typeof sequence>['call'];
type Place = Pick<CanvasParams<'create_frame'>, 'parentId' | 'name' | 'x' | 'y'>;

const BLUE = '#2563eb';
const WHITE = '#ffffff';
const INK = '#111827';
const QUIET = '#6b7280';
const EDGE = '#d1d5db';

interface ButtonParams extends Place {
  readonly label: string;
  readonly color?: string | undefined;
  readonly textColor?: string | undefined;
}

const button = async (
  call: Call,
  { label, color = BLUE, textColor = WHITE, ...place }: ButtonParams,
): Promise<string> => {
  const nodeId = await call('create_frame', { ...place, name: place.name ?? `Button ${label}`.trim(), fill: color });
  await call('create_text', {
    parentId: nodeId,
    text: label,
    color: textColor,
    fontStyle: 'Medium',
    fontSize: 16,
    name: 'Label',
  });
  await call('set_corner_radius', { nodeId, radius: 8 });
  const padding = { top: 12, right: 20, bottom: 12, left: 20 };
  await call('set_auto_layout', {
    nodeId,
    mode: 'HORIZONTAL',
    gap: 8,
    padding,
    align: 'CENTER',
    crossAlign: 'CENTER',
    horizontal: 'HUG',
    vertical: 'HUG',
  });
  return nodeId;
};

interface PanelParams extends Place {
  readonly width?: number | undefined;
}

/** A frame that lays out what is in it from top to bottom, as wide as it is told. */
const panel = async (call: Call, { width = 320, ...place }: PanelParams): Promise<string> => {
  const nodeId = await call('create_frame', { ...place, width, fill: WHITE });
  await call('set_corner_radius', { nodeId, radius: 12 });
  await call('set_stroke', { nodeId, color: EDGE, weight: 1, align: 'INSIDE' });
  await call('set_auto_layout', {
    nodeId,
    mode: 'VERTICAL',
    gap: 16,
    padding: 24,
    horizontal: 'FIXED',
    vertical: 'HUG',
  });
  return nodeId;
};

const fill = (call: Call, nodeId: string): Promise<string> => call('set_auto_layout', { nodeId, horizontal: 'FILL' });

const heading = async (call: Call, parentId: string, text: string): Promise<void> => {
  await fill(
    call,
    await call('create_text', { parentId, text, color: INK, fontStyle: 'Semi Bold', fontSize: 20, name: 'Title' }),
  );
};

const field = async (call: Call, parentId: string, label: string): Promise<void> => {
  const group = await call('create_frame', { parentId, name: `Field ${label}` });
  await call('set_auto_layout', { nodeId: group, mode: 'VERTICAL', gap: 6, horizontal: 'FILL', vertical: 'HUG' });
  await call('create_text', {
    parentId: group,
    text: label,
    color: INK,
    fontStyle: 'Medium',
    fontSize: 14,
    name: 'Label',
  });
  const input = await call('create_frame', { parentId: group, name: 'Input', fill: WHITE });
  await call('set_stroke', { nodeId: input, color: EDGE, weight: 1, align: 'INSIDE' });
  await call('set_corner_radius', { nodeId: input, radius: 8 });
  const padding = { top: 10, right: 12, bottom: 10, left: 12 };
  await call('set_auto_layout', { nodeId: input, mode: 'HORIZONTAL', padding, horizontal: 'FILL', vertical: 'HUG' });
  await call('create_text', { parentId: input, text: label, color: QUIET, fontSize: 14, name: 'Placeholder' });
};

/** Tools that are made of others, as one step. */
export const compositeTools: ToolsOf<'create_button' | 'create_card' | 'create_login_form'> = {
  create_button: (figma, params) => {
    const { call, whole } = sequence(figma);
    return whole(() => button(call, params));
  },
  create_card: (figma, { title, body, action, ...place }) => {
    const { call, whole } = sequence(figma);
    return whole(async () => {
      const card = await panel(call, { ...place, name: place.name ?? 'Card' });
      await heading(call, card, title);
      if (body !== undefined)
        await fill(
          call,
          await call('create_text', {
            parentId: card,
            text: body,
            color: QUIET,
            fontSize: 14,
            width: 272,
            name: 'Text',
          }),
        );
      if (action !== undefined) await button(call, { parentId: card, label: action });
      return card;
    });
  },
  create_login_form: (figma, { title = 'Log in', action = 'Log in', ...place }) => {
    const { call, whole } = sequence(figma);
    return whole(async () => {
      const form = await panel(call, { ...place, name: place.name ?? 'Login form' });
      await heading(call, form, title);
      await field(call, form, 'Email');
      await field(call, form, 'Password');
      await fill(call, await button(call, { parentId: form, label: action }));
      return form;
    });
  },
};
