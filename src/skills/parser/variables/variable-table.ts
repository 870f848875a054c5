import type { RGBA } from '#contract/adapter';
import type { DesignVariable, LintFinding } from '#contract/snapshot';

export type VariableValue = RGBA | number | string | boolean;

export type VariableLookup =
  | { readonly value: VariableValue; readonly token: string }
  | { readonly unresolved: string; readonly token: string | null };

/** The variables of a design. Small state inside: which bindings could not be resolved, for the lint report. */
export interface VariableTable {
  /**
   * @param id as a binding names it; library ids (`VariableID:<key>/1:2`) are found by key too
   * @param modes `explicitVariableModes` in force at the layer: collection id → mode id; others get the default mode
   */
  lookup(id: string, modes: Readonly<Record<string, string>>): VariableLookup;
  /** One record per variable and mode of its collection; `colour` makes the literal of a colour value. */
  records(colour: (rgba: RGBA) => string): DesignVariable[];
  /** Every different colour that `records` will ask for. */
  colours(): RGBA[];
  /** Call it last: bindings that `lookup` could not resolve are among them. */
  problems(): LintFinding[];
  readonly size: number;
  /** Why the table is empty although variables are used; null when it is complete. */
  readonly reason: string | null;
}
