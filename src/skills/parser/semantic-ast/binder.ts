import type { RGBA } from '#contract/adapter';
import type { Bound } from '#contract/design/semantic-ast';
import { finite, rgba } from '../figma/fields.ts';
import { printable } from '../figma/printable.ts';
import type { VariableLookup, VariableTable } from '../variables/variable-table.ts';
import { round2 } from './lean.ts';
import { type NodeScope, report } from './node-scope.ts';
import type { Modes } from './plan/flatten-design.ts';

/** A resolved binding, or one whose value is not known: its token is then the name or the id of the variable. */
interface Binding {
  readonly token: string;
  readonly value: unknown;
}

/** Answers of the variable table, each asked once for the modes in force. */
export class Binder {
  /** The value is not known, but that is said once for the whole import. */
  readonly silent: boolean;
  /** A part of a file was fetched, without what stands above it. */
  readonly partial: boolean;
  readonly #table: VariableTable;
  readonly #known = new WeakMap<Modes, Map<string, VariableLookup>>();
  #lastModes: Modes | null = null;
  #lastKnown = new Map<string, VariableLookup>();

  constructor(table: VariableTable, partial: boolean) {
    this.#table = table;
    this.partial = partial;
    this.silent = table.reason !== null;
  }

  lookup(id: string, modes: Modes): VariableLookup {
    const known = this.#knownIn(modes);
    let found = known.get(id);
    if (found === undefined) {
      found = this.#table.lookup(id, modes);
      known.set(id, found);
    }
    return found;
  }

  #knownIn(modes: Modes): Map<string, VariableLookup> {
    // Neighbours stand in the same modes.
    if (modes === this.#lastModes) return this.#lastKnown;
    const known = this.#known.get(modes) ?? new Map<string, VariableLookup>();
    this.#known.set(modes, known);
    this.#lastModes = modes;
    this.#lastKnown = known;
    return known;
  }
}

/** The binding behind an alias id; undefined without one. What cannot be resolved is reported and has no value. */
export const bindingOf = (scope: NodeScope, id: string | undefined): Binding | undefined => {
  if (id === undefined) return undefined;
  const { binder } = scope.build;
  const found = binder.lookup(id, scope.modes);
  if ('value' in found) return found;
  if (!binder.silent) {
    report(scope, { rule: 'unresolved-binding', severity: 'warning', params: { reason: found.unresolved } });
  }
  return { token: found.token ?? id, value: undefined };
};

export const tokenOf = (scope: NodeScope, id: string | undefined): string | undefined => bindingOf(scope, id)?.token;

/**
 * The resolved value stands, except where only a part of a file was fetched: modes set above it are not known then,
 * and what Figma wrote into the layer is right.
 */
const keepsLiteral = (scope: NodeScope, token: string): boolean => {
  report(scope, { rule: 'binding-differs', severity: 'info', params: { token: printable(token) } });
  return scope.build.binder.partial;
};

/** A number with its token. `unit` turns the variable's value into that of the field (opacity: 0.01). */
export const boundNumber = (
  scope: NodeScope,
  literal: number | undefined,
  { id, unit = 1 }: { id: string | undefined; unit?: number },
): Bound<number> | undefined => {
  const binding = bindingOf(scope, id);
  const plain = literal === undefined ? undefined : round2(literal);
  if (binding === undefined) return plain;
  const { token } = binding;
  const resolved = finite(binding.value);
  if (resolved === undefined) return { value: plain ?? 0, token };
  const value = round2(resolved * unit);
  const differs = plain !== undefined && Math.abs(plain - value) > 0.011;
  return { value: differs && keepsLiteral(scope, token) ? plain : value, token };
};

/** Absent when it is 0 and not bound. */
export const nonZero = (bound: Bound<number> | undefined): Bound<number> | undefined =>
  bound === 0 ? undefined : bound;

const near = (a: RGBA, b: RGBA): boolean =>
  Math.abs(a.r - b.r) < 0.005 && Math.abs(a.g - b.g) < 0.005 && Math.abs(a.b - b.b) < 0.005;

/** The colour of a binding, or the literal; undefined when there is neither. */
export const boundColour = (
  scope: NodeScope,
  literal: RGBA | undefined,
  id: string | undefined,
): { rgba: RGBA; token: string | undefined } | undefined => {
  const binding = bindingOf(scope, id);
  const resolved = rgba(binding?.value);
  const token = binding?.token;
  if (resolved === undefined || token === undefined) return literal && { rgba: literal, token };
  const differs = literal !== undefined && !near(literal, resolved);
  return { rgba: differs && keepsLiteral(scope, token) ? literal : resolved, token };
};
