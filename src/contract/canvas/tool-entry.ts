import { z } from 'zod';

/** What a canvas tool does to the document. */
export type CanvasEffect = 'read' | 'write';

export interface CanvasToolEntry<Params extends z.ZodType = z.ZodType> {
  readonly effect: CanvasEffect;
  /** For a model: what it does, and what it answers. */
  readonly description: string;
  readonly params: Params;
}

export const entry = <Params extends z.ZodType>(
  effect: CanvasEffect,
  description: string,
  params: Params,
): CanvasToolEntry<Params> => ({ effect, description, params });

export const nodeId = z.string().min(1).max(1_000).describe('id of a layer, e.g. 12:34');
export const nodeIds = z.array(nodeId).min(1).max(1_000);
export const name = z.string().max(1_000);
export const text = z.string().max(100_000);
export const parentId = nodeId.optional().describe('layer to put it into; the current page without one');
export const pixels = z.number().min(-1e6).max(1e6);
export const size = z.number().min(0.01).max(1e6);
/** `#rgb`, `#rrggbb` or `#rrggbbaa`. */
export const colour = z
  .string()
  .regex(/^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, 'a colour as #rrggbb or #rrggbbaa');
export const place = { parentId, name: name.optional(), x: pixels.optional(), y: pixels.optional() };
export const font = {
  fontFamily: z.string().max(200).optional(),
  fontStyle: z.string().max(200).optional().describe('e.g. Semi Bold'),
  fontSize: z.number().min(1).max(2_000).optional(),
  lineHeight: z
    .union([z.literal('AUTO'), z.number().min(0).max(10_000)])
    .optional()
    .describe('in pixels, or AUTO'),
  align: z.enum(['LEFT', 'CENTER', 'RIGHT', 'JUSTIFIED']).optional(),
};
