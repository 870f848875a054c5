import type { LintFinding } from '#contract/snapshot';
import { GROUPS_TOLD, LAYERS_NAMED, type LintedLayer, linted, type ScreenFinding } from './screen-lint.ts';

/** What is amiss, without the layers. */
export interface Amiss {
  readonly rule: string;
  readonly severity: LintFinding['severity'];
  readonly params?: Readonly<Record<string, string | number>>;
}

interface Group extends ScreenFinding {
  count: number;
  readonly layers: LintedLayer[];
}

/** Collects the findings of one screen by rule and params. */
export class ScreenBook {
  readonly #groups = new Map<string, Group>();
  readonly #perRule = new Map<string, number>();

  add({ rule, severity, params = {} }: Amiss, layer: LintedLayer): void {
    const key = `${rule} ${JSON.stringify(params)}`;
    const known = this.#groups.get(key);
    if (known !== undefined) {
      known.count += 1;
      if (known.layers.length < LAYERS_NAMED) known.layers.push(linted(layer));
      return;
    }
    const groups = this.#perRule.get(rule) ?? 0;
    // The group beyond the last one tells that there are more, as it does for the whole design.
    if (groups > GROUPS_TOLD) return;
    this.#perRule.set(rule, groups + 1);
    this.#groups.set(key, { rule, severity, params, count: 1, layers: [linted(layer)] });
  }

  findings(): ScreenFinding[] {
    return [...this.#groups.values()];
  }
}
