/** Texts that are too long for one answer, kept from one snippet to the next. */
export interface Aside {
  /** @returns its length */
  readonly layAside: (name: string, text: string) => number;
  /** A part of it; '' where there is none. */
  readonly readAside: (name: string, from: number, to: number) => string;
}

const MOST = 4;
const LONGEST = 256 * 1024 * 1024;

export const createAside = (): Aside => {
  const kept = new Map<string, string>();
  return {
    layAside: (name, text) => {
      const whole = String(text);
      if (whole.length > LONGEST) throw new Error(`A text of ${whole.length} characters is too long to be laid aside.`);
      kept.delete(name);
      kept.set(String(name), whole);
      for (const old of [...kept.keys()].slice(0, -MOST)) kept.delete(old);
      return whole.length;
    },
    readAside: (name, from, to) => (kept.get(name) ?? '').slice(from, to),
  };
};
