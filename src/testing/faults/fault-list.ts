import { readFileSync } from 'node:fs';
import { z } from 'zod';

const fault = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}\d{2}$/),
  severity: z.enum(['S1', 'S2', 'S3']),
  /** What is provoked and what has to come of it; null for groups whose time is later. */
  what: z.string().nullable(),
});
const faultGroup = z.strictObject({ group: z.string(), title: z.string(), faults: z.array(fault) });

export type Fault = z.infer<typeof fault>;
export type FaultGroup = z.infer<typeof faultGroup>;

/** The groups of the import, in the order in which they are shown. */
export const IMPORT_GROUPS = ['FC', 'PA', 'DD', 'SW', 'SE'] as const;

/** Those of what is changed in a project and of looking at it. */
export const REVIEW_GROUPS = ['CG', 'VC', 'FT'] as const;

/** Those of the daemon between Figma and everything else, of its command line and of the plugin. */
export const BRIDGE_GROUPS = ['BR', 'CL', 'PL'] as const;

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./groups/${name}.json`, import.meta.url), 'utf8'));

/** Every fault that the product is held against, by group. */
export const faultGroups = (): readonly FaultGroup[] => [
  ...[...IMPORT_GROUPS, ...REVIEW_GROUPS, ...BRIDGE_GROUPS].map((group) => faultGroup.parse(read(group.toLowerCase()))),
  ...z.array(faultGroup).parse(read('later')),
];
