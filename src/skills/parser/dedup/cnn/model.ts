import { readFile } from 'node:fs/promises';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { reason } from '#contract/reason';
import { visibleText } from '#workspace/files/visible-text';
import type { Pixels } from '../look/thumbnail.ts';
import type { OpenedModel } from './messages.ts';
import { inputOf } from './model-input.ts';

/** The model is to blame, not the picture; the reason is a written one. */
export class InvalidModel extends Error {
  override readonly name = 'InvalidModel';
  readonly reason: string;

  constructor(name: string, params?: Readonly<Record<string, string | number>>) {
    super(name);
    this.reason = reason(name, params);
  }
}

export interface Model extends OpenedModel {
  /** The embedding of a picture, scaled to length 1. @throws InvalidModel */
  embed(pixels: Pixels): Promise<Float32Array>;
}

type Runtime = typeof import('onnxruntime-node');

const DEFAULT_SIDE = 224;
const MOST_SIDE = 1_024;
export const MOST_NUMBERS = 4_096;

const detailOf = (error: unknown): string =>
  visibleText((error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim(), 160);

const loadRuntime = async (): Promise<Runtime> => {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    throw new InvalidModel('model-no-runtime', { detail: detailOf(error) });
  }
};

/** Side of the square that the model takes. @throws InvalidModel unless its one input is float [1, 3, S, S] */
const sideOf = ({ inputMetadata }: InferenceSession): number => {
  const [input] = inputMetadata;
  const shape = input?.isTensor ? input.shape : [];
  const shown = `${inputMetadata.length} × ${input?.isTensor ? input.type : '?'} [${shape.join(', ')}]`;
  const [batch, channels, height, width] = shape;
  const fits = (value: number | string | undefined, wanted: number): boolean =>
    typeof value !== 'number' || value === wanted || value < 0;
  const side = [height, width].map((value) => (typeof value === 'number' && value > 0 ? value : DEFAULT_SIDE));
  const isSquare = side[0] === side[1] && (side[0] as number) <= MOST_SIDE;
  const isFloat = input?.isTensor === true && input.type === 'float32';
  if (
    inputMetadata.length !== 1 ||
    !isFloat ||
    shape.length !== 4 ||
    !fits(batch, 1) ||
    !fits(channels, 3) ||
    !isSquare
  )
    throw new InvalidModel('model-input', { shape: visibleText(shown, 120) });
  return side[0] as number;
};

const toUnit = (values: Float32Array): Float32Array => {
  let square = 0;
  for (const value of values) square += value * value;
  if (!Number.isFinite(square)) throw new InvalidModel('model-not-finite');
  const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
  return values.map((value) => value * scale);
};

const numbersOf = (output: Tensor | undefined): Float32Array => {
  const data = output?.type === 'float32' ? output.data : null;
  if (!(data instanceof Float32Array) || data.length === 0 || data.length > MOST_NUMBERS)
    throw new InvalidModel('model-output', { limit: MOST_NUMBERS });
  return data;
};

const openSession = async ({ InferenceSession }: Runtime, bytes: Uint8Array): Promise<InferenceSession> => {
  try {
    // One thread: the same picture gives the same numbers on every machine with the same instructions.
    return await InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      enableCpuMemArena: false,
      logSeverityLevel: 4,
    });
  } catch (error) {
    throw new InvalidModel('model-not-onnx', { detail: detailOf(error) });
  }
};

/** Something to look at before there are pictures: every model that gives numbers at all gives them for this. */
const sampleOf = (side: number): Pixels => {
  const data = new Uint8Array(side * side * 4);
  for (let i = 0; i < side * side; i += 1) data.set([i % 256, (i >> 3) % 256, (i >> 6) % 256, 255], i * 4);
  return { width: side, height: side, data };
};

/**
 * Loads a model with one float input [1, 3, S, S] (S from the model, 224 where it leaves it open) whose first output is at
 * most 4,096 floats, and tries it once.
 * @throws InvalidModel
 */
export const openModel = async (path: string): Promise<Model> => {
  const runtime = await loadRuntime();
  const session = await openSession(runtime, await readFile(path));
  const side = sideOf(session);
  const [name = ''] = session.inputNames;
  const [first = ''] = session.outputNames;
  const embed = async (pixels: Pixels): Promise<Float32Array> => {
    const input = new runtime.Tensor('float32', inputOf(pixels, side), [1, 3, side, side]);
    const results = await session.run({ [name]: input }, [first]).catch((error: unknown) => {
      throw new InvalidModel('model-fails', { detail: detailOf(error) });
    });
    return toUnit(numbersOf(results[first] as Tensor | undefined));
  };
  const { length } = await embed(sampleOf(side));
  return { side, length, embed };
};
