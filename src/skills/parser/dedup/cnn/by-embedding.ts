import type { Likeness } from '../look/alike.ts';
import type { Judgement, Proposes } from '../sameness.ts';

/** Cosine of two embeddings of length 1. */
export const cosine = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

/** Rounding of single floats must not decide: equal embeddings have a cosine of 0.9999999. */
const ROUNDING = 1e-6;
/** Cosines below the threshold that are still worth telling. */
const BEYOND = 0.02;

/** Embeddings as near as the threshold are the same picture; 1 of strain is the threshold. */
export const byEmbedding = (embeddings: readonly Float32Array[], threshold: number): Judgement => {
  const leaders: number[] = [];
  const at = (place: number): Float32Array => embeddings[place] as Float32Array;
  const likeness = (place: number, other: number): Likeness | null => {
    const similarity = cosine(at(place), at(other)) + ROUNDING;
    const difference = Math.max(0, 1 - similarity);
    if (similarity < threshold - BEYOND) return null;
    if (similarity >= threshold) return { difference, strain: threshold >= 1 ? 0 : difference / (1 - threshold) };
    return { difference, strain: 1 + (threshold - similarity) / BEYOND };
  };
  return {
    bridge: 1,
    candidates: () => leaders,
    likeness,
    confirm: () => Promise.resolve({ difference: 0, strain: 0 }),
    onLeader: (place) => void leaders.push(place),
    similarity: (strain) => (strain <= 1 ? 1 - strain * (1 - threshold) : threshold - (strain - 1) * BEYOND),
  };
};

/** Embeddings only propose where the pixels decide. */
export const proposedByEmbedding =
  (embeddings: readonly Float32Array[], threshold: number): Proposes =>
  (place, other) =>
    cosine(embeddings[place] as Float32Array, embeddings[other] as Float32Array) + ROUNDING >= threshold;
