import { type CountedEndpoint, type FigmaTier, TIER_OF_ENDPOINT } from './limits.ts';

/** Layers that one render call takes; the client asks for as many. */
export const LAYERS_PER_RENDER = 100;

/** A line of the plan of an import. `most` is null where only the fetched file can tell. */
export interface PlannedCall {
  readonly call: CountedEndpoint;
  readonly tier: FigmaTier;
  readonly least: number;
  readonly most: number | null;
}

const line = (call: CountedEndpoint, least: number, most: number | null): PlannedCall => ({
  call,
  tier: TIER_OF_ENDPOINT[call],
  least,
  most,
});

/** What an import asks of Figma, as far as it is known before anything is fetched. */
export const plannedCalls = (scope: 'file' | 'frames'): readonly PlannedCall[] => [
  line(scope === 'file' ? 'file' : 'nodes', 1, 1),
  line('renders', 1, null),
  line('variables', 0, 1),
  line('fills', 0, 1),
];

/** The sum of the lines, of one tier or of all. */
export const callTotal = (
  plan: readonly PlannedCall[],
  tier?: FigmaTier,
): { readonly least: number; readonly most: number | null } => {
  const lines = plan.filter((entry) => tier === undefined || entry.tier === tier);
  const least = lines.reduce((sum, entry) => sum + entry.least, 0);
  const isOpen = lines.some(({ most }) => most === null);
  return { least, most: isOpen ? null : lines.reduce((sum, entry) => sum + (entry.most ?? 0), 0) };
};
