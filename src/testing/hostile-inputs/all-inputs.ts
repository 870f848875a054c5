import { encodings } from './encodings.ts';
import { fields, texts } from './fields.ts';
import type { HostileInput } from './hostile-input.ts';
import { ids, members } from './members.ts';
import { tables } from './tables.ts';
import { components, trees } from './trees.ts';

/** All of them; made when asked for, since some are large. */
export const hostileInputs = (): readonly HostileInput[] => [
  ...encodings(),
  ...members(),
  ...ids(),
  ...trees(),
  ...components(),
  ...fields(),
  ...texts(),
  ...tables(),
];
