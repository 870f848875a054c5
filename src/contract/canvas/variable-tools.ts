import { z } from 'zod';
import { entry, name } from './tool-entry.ts';

const collection = name.min(1).describe('name or id of a collection');
const mode = name.min(1).describe('name of a mode');
const variableId = z.string().min(1).max(1_000);
const value = z.union([z.string().max(100_000), z.number(), z.boolean()]).describe('a colour as #rrggbb');
const byMode = z.record(z.string().min(1).max(1_000), value).describe('name of a mode → value');

const wanted = z.object({
  name: name.min(1),
  type: z.enum(['COLOR', 'FLOAT', 'STRING', 'BOOLEAN']),
  value: value.optional().describe('in all modes'),
  values: byMode.optional(),
});

const changed = z.object({
  variableId,
  name: name.min(1).optional(),
  description: z.string().max(10_000).optional(),
  values: byMode.optional(),
});

/** Tools for variables beyond making a single one. */
export const variableTools = {
  create_variables: entry(
    'write',
    'Makes many variables in one step, with their collection and its modes where they are not there. Answers their ids.',
    z.object({
      collection,
      modes: z.array(mode).min(1).max(40).optional(),
      variables: z.array(wanted).min(1).max(1_000),
    }),
  ),
  set_variables: entry(
    'write',
    'Changes names, descriptions and values of variables, in one step.',
    z.object({ variables: z.array(changed).min(1).max(1_000) }),
  ),
  delete_variable: entry('write', 'Deletes a variable.', z.object({ variableId })),
  add_mode: entry('write', 'Adds a mode to a collection. Answers its id.', z.object({ collection, name: mode })),
  rename_mode: entry('write', 'Renames a mode of a collection.', z.object({ collection, mode, name: mode })),
  delete_collection: entry('write', 'Deletes a collection with its variables.', z.object({ collection })),
};
