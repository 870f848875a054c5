/** One line of the token table. */
export interface TokenEntry {
  readonly name: string;
  readonly token: string;
  /** The value that it mostly has in this form, in notation; null where only its name is used. */
  readonly value: string | null;
}

interface Counted {
  readonly name: string;
  readonly values: Map<string, number>;
  usual: string | null;
}

const usualOf = (values: ReadonlyMap<string, number>): string | null => {
  let usual: string | null = null;
  let most = 0;
  for (const [value, count] of values) if (count > most) [usual, most] = [value, count];
  return usual;
};

/**
 * Short names of tokens, in the order of their first use. All of a tree is written twice: the first time counts values,
 * and after `settle` a use says its value only where it is not the usual one of the token.
 */
export class TokenBook {
  readonly #tokens = new Map<string, Counted>();
  #settled = false;

  /** @param value in notation; absent where the layer says none */
  use(token: string, value?: string): string {
    const known = this.#tokens.get(token) ?? this.#add(token);
    if (value === undefined) return known.name;
    if (!this.#settled) known.values.set(value, (known.values.get(value) ?? 0) + 1);
    return value === known.usual ? known.name : `${known.name}:${value}`;
  }

  settle(): void {
    for (const known of this.#tokens.values()) known.usual = usualOf(known.values);
    this.#settled = true;
  }

  /** @param used names such as `$3` */
  entries(used: ReadonlySet<string>): TokenEntry[] {
    return [...this.#tokens]
      .filter(([, { name }]) => used.has(name))
      .map(([token, { name, usual }]) => ({ name, token, value: usual }));
  }

  #add(token: string): Counted {
    const added: Counted = { name: `$${this.#tokens.size + 1}`, values: new Map(), usual: null };
    this.#tokens.set(token, added);
    return added;
  }
}
