import { z } from 'zod';
import { colour, entry, font, name, nodeId, place, size, text } from './tool-entry.ts';

const box = { ...place, width: size.optional(), height: size.optional() };

/** Tools that make a layer, a page or a variable. */
export const creators = {
  create_frame: entry('write', 'Makes a frame. Answers its id.', z.object({ ...box, fill: colour.optional() })),
  create_rectangle: entry('write', 'Makes a rectangle. Answers its id.', z.object({ ...box, fill: colour.optional() })),
  create_ellipse: entry('write', 'Makes an ellipse. Answers its id.', z.object({ ...box, fill: colour.optional() })),
  create_line: entry(
    'write',
    'Makes a line. Answers its id.',
    z.object({ ...place, length: size.optional(), color: colour.optional(), weight: z.number().min(0).optional() }),
  ),
  create_text: entry(
    'write',
    'Makes a text. Answers its id.',
    z.object({ ...place, text, color: colour.optional(), width: size.optional(), ...font }),
  ),
  create_component: entry(
    'write',
    'Makes a component of a layer, or an empty one. Answers its id.',
    z.object({ ...box, nodeId: nodeId.optional() }),
  ),
  create_instance: entry(
    'write',
    'Makes an instance of a component, of this document by its id or of a library by its key. Answers its id.',
    z.object({ componentId: nodeId.optional(), componentKey: z.string().min(1).max(1_000).optional(), ...place }),
  ),
  create_page: entry('write', 'Makes a page. Answers its id.', z.object({ name })),
  create_variable: entry(
    'write',
    'Makes a variable, and its collection when there is none of that name. Answers its id.',
    z.object({
      collection: name.min(1),
      name: name.min(1),
      type: z.enum(['COLOR', 'FLOAT', 'STRING', 'BOOLEAN']),
      value: z.union([z.string(), z.number(), z.boolean()]).describe('a colour as #rrggbb'),
    }),
  ),
};

/** Tools that make a common part whole, as one step. */
export const composites = {
  create_button: entry(
    'write',
    'Makes a button: a frame with auto layout and its label. Answers its id.',
    z.object({ ...place, label: text, color: colour.optional(), textColor: colour.optional() }),
  ),
  create_card: entry(
    'write',
    'Makes a card with a title, a text and, with a label, a button. Answers its id.',
    z.object({ ...place, title: text, body: text.optional(), action: text.optional(), width: size.optional() }),
  ),
  create_login_form: entry(
    'write',
    'Makes a form to log in: a title, two fields and a button. Answers its id.',
    z.object({ ...place, title: text.optional(), action: text.optional(), width: size.optional() }),
  ),
};
