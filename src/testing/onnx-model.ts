/** Just enough of the wire format of protocol buffers to write small ONNX models in tests. */
type Field = readonly [number: number, value: number | string | Uint8Array];

const varint = (value: number): number[] => {
  const out: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) out.push((left % 128) + 128);
  return [...out, left];
};

const message = (...fields: readonly Field[]): Uint8Array =>
  Buffer.concat(
    fields.map(([number, value]) => {
      if (typeof value === 'number') return Buffer.from([...varint(number * 8), ...varint(value)]);
      const bytes = Buffer.from(value as string);
      return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
    }),
  );

export const ONNX_TYPES = { float: 1, int64: 7, double: 11 } as const;
type OnnxType = keyof typeof ONNX_TYPES;

/** A number, or the name of a size that is left open. */
type Dim = number | string;

export interface OnnxValue {
  readonly name: string;
  readonly type?: OnnxType;
  readonly shape: readonly Dim[];
}

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers alone. */
  readonly attributes?: Readonly<Record<string, number>>;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** A tensor of one float whose value stands in another file. */
  readonly outside?: { readonly name: string; readonly location: string };
}

const INT_ATTRIBUTE = 2;

const valueInfo = ({ name, type = 'float', shape }: OnnxValue): Uint8Array => {
  const dims = shape.map((dim): Field => [1, typeof dim === 'number' ? message([1, dim]) : message([2, dim])]);
  return message([1, name], [2, message([1, message([1, ONNX_TYPES[type]], [2, message(...dims)])])]);
};

const nodeProto = ({ op, inputs, output, attributes = {} }: OnnxNode): Uint8Array =>
  message(
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [4, op],
    ...Object.entries(attributes).map(
      ([name, value]): Field => [5, message([1, name], [3, value], [20, INT_ATTRIBUTE])],
    ),
  );

const outsideTensor = ({ name, location }: { name: string; location: string }): Uint8Array =>
  message([1, 1], [2, ONNX_TYPES.float], [8, name], [13, message([1, 'location'], [2, location])], [14, 1]);

/** The bytes of a model with one graph. */
export const onnxModel = ({ nodes, inputs, outputs, outside }: OnnxGraph): Uint8Array => {
  const graph = message(
    ...nodes.map((node): Field => [1, nodeProto(node)]),
    [2, 'graph'],
    ...(outside === undefined ? [] : [[5, outsideTensor(outside)] as const]),
    ...inputs.map((value): Field => [11, valueInfo(value)]),
    ...outputs.map((value): Field => [12, valueInfo(value)]),
  );
  return message([1, 8], [8, message([1, ''], [2, 17])], [7, graph]);
};

/** A model whose embedding is the picture itself, `side` pixels a side. */
export const flattenModel = (side: Dim): Uint8Array =>
  onnxModel({
    nodes: [{ op: 'Flatten', inputs: ['x'], output: 'y', attributes: { axis: 1 } }],
    inputs: [{ name: 'x', shape: [1, 3, side, side] }],
    outputs: [{ name: 'y', shape: [1, typeof side === 'number' ? 3 * side * side : 'n'] }],
  });

/** Mean colour of the picture, whatever its size. */
export const meanColourModel = (): Uint8Array =>
  onnxModel({
    nodes: [
      { op: 'GlobalAveragePool', inputs: ['x'], output: 'p' },
      { op: 'Flatten', inputs: ['p'], output: 'y', attributes: { axis: 1 } },
    ],
    inputs: [{ name: 'x', shape: ['batch', 3, 'height', 'width'] }],
    outputs: [{ name: 'y', shape: ['batch', 3] }],
  });
