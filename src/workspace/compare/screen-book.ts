import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { LayerChange, LayerCounts, ScreenDiff } from '#contract/design/snapshot-diff';
import type { ComparedSnapshot } from './compared-snapshot.ts';

/** Changes listed for one screen and for all of them; the others are counted. */
const PER_SCREEN = 5_000;
const IN_ALL = 60_000;

export const NO_LAYERS: LayerCounts = { added: 0, removed: 0, changed: 0, moved: 0, renamed: 0, touched: 0 };

/** Sum of both. */
export const addCounts = (a: LayerCounts, b: LayerCounts): LayerCounts => ({
  added: a.added + b.added,
  removed: a.removed + b.removed,
  changed: a.changed + b.changed,
  moved: a.moved + b.moved,
  renamed: a.renamed + b.renamed,
  touched: a.touched + b.touched,
});

const countOf = ({ kind, properties, moved, renamed }: LayerChange): LayerCounts => ({
  added: kind === 'added' ? 1 : 0,
  removed: kind === 'removed' ? 1 : 0,
  changed: properties === undefined ? 0 : 1,
  moved: moved === undefined ? 0 : 1,
  renamed: renamed === undefined ? 0 : 1,
  touched: kind === 'changed' ? 1 : 0,
});

/** What was found of one screen: all is counted, so much is kept as can be looked at. */
interface Page {
  readonly layers: LayerChange[];
  counts: LayerCounts;
}

const pictureOf = (before: SemanticScreen | undefined, after: SemanticScreen | undefined, digests: Digests) => {
  const [from, to] = [before?.picture ?? null, after?.picture ?? null];
  const [a, b] = [from === null ? null : digests.before(from), to === null ? null : digests.after(to)];
  return {
    before: from,
    after: to,
    differs: (from === null) !== (to === null) || (from !== null && (a === null || a !== b)),
  };
};

interface Digests {
  readonly before: ComparedSnapshot['digest'];
  readonly after: ComparedSnapshot['digest'];
}

const sizeOf = (screen: SemanticScreen | undefined): readonly [number, number] | null =>
  screen === undefined ? null : [screen.width, screen.height];

const pageOf = ({ page, section }: SemanticScreen): string => (section === undefined ? page : `${page} / ${section}`);

const renaming = (before: string | undefined, after: string | undefined) =>
  before === undefined || after === undefined || before === after ? undefined : { before, after };

/** Gathers the changes by screen. */
export class ScreenBook {
  readonly #pages = new Map<string, Page>();
  readonly #digests: Digests;
  #kept = 0;

  constructor(before: ComparedSnapshot, after: ComparedSnapshot) {
    this.#digests = { before: before.digest, after: after.digest };
  }

  add(screen: string, change: LayerChange): void {
    const page = this.#pages.get(screen) ?? { layers: [], counts: NO_LAYERS };
    this.#pages.set(screen, page);
    page.counts = addCounts(page.counts, countOf(change));
    if (page.layers.length >= PER_SCREEN || this.#kept >= IN_ALL) return;
    page.layers.push(change);
    this.#kept += 1;
  }

  /** Null when the screen is the same in both. */
  diffOf(before: SemanticScreen | undefined, after: SemanticScreen | undefined): ScreenDiff | null {
    const shown = after ?? before;
    if (shown === undefined) return null;
    const { layers, counts } = this.#pages.get(shown.id) ?? { layers: [], counts: NO_LAYERS };
    const renamed = renaming(before?.name, after?.name);
    const paged = renaming(before && pageOf(before), after && pageOf(after));
    const picture = pictureOf(before, after, this.#digests);
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    const found = counts.added + counts.removed + counts.touched;
    if (kind === 'changed' && found === 0 && !renamed && !paged && !picture.differs) return null;
    return {
      id: shown.id,
      name: shown.name,
      page: pageOf(shown),
      kind,
      ...(renamed ? { renamed } : {}),
      ...(paged ? { paged } : {}),
      picture,
      size: { before: sizeOf(before), after: sizeOf(after) },
      counts,
      layers,
      more: found - layers.length,
    };
  }
}
