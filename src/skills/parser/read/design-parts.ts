import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { FoundPages, OutlinePage } from '#workspace/outline/outline-scanner';
import { parseJson } from '../figma/client/json.ts';
import { megabytes } from '../figma/client/limits.ts';
import { type Envelope, readEnvelope } from '../figma/document/envelope.ts';
import type { DesignOrigin } from '../figma/document/normalise.ts';
import { type Fields, isFields } from '../figma/fields.ts';
import type { BodyReader } from './body-reader.ts';

/** What a failure of parsing calls the design. */
type Label = Pick<DesignOrigin, 'label'>;

/** The whole body. @throws CodedError `design-invalid` with the place where the JSON breaks, `design-too-large` */
export const parseBody = (body: BodyReader, { label: file }: Label): unknown => {
  const parsed = parseJson(body.read(0, body.size));
  if (parsed.ok) return parsed.value;
  if (parsed.problem === 'too-long') throw new CodedError('design-too-large', { file, limit: megabytes(2 ** 29) });
  const why =
    parsed.problem === 'empty'
      ? reason('empty-file')
      : reason('broken-json', { line: parsed.line, column: parsed.column });
  throw new CodedError('design-invalid', { file, reason: why });
};

/** A part that does not parse: the whole is parsed, since that names the line. @throws always */
const explain = (body: BodyReader, label: Label): never => {
  parseBody(body, label);
  throw new CodedError('internal', { what: 'a part of a design that parses does not parse' });
};

const parsePart = (text: string, body: BodyReader, label: Label): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return explain(body, label);
  }
};

const text = (bytes: Buffer): string => bytes.toString('utf8');

/** Everything around the pages: names, version, tables of components and styles. @throws CodedError `design-invalid` */
export const parseAround = (body: BodyReader, { list }: FoundPages, label: Label): Envelope => {
  const [start, end] = list ?? [0, 0];
  const between = list === null ? '' : '[]';
  const around = `${text(body.read(0, start))}${between}${text(body.read(end, body.size))}`;
  // A byte order mark is no JSON.
  return readEnvelope(parsePart(around.replace(/^\uFEFF/, ''), body, label), label.label, []);
};

/** A page with an empty list of children. @throws CodedError `design-invalid` */
export const parsePageHead = (body: BodyReader, { start, end, children }: OutlinePage, label: Label): Fields => {
  const head =
    children === null
      ? text(body.read(start, end))
      : `${text(body.read(start, children[0]))}[]${text(body.read(children[1], end))}`;
  const parsed = parsePart(head, body, label);
  return isFields(parsed) ? parsed : explain(body, label);
};

/** Whether places follow each other without a gap. */
export const isRow = (places: readonly number[]): boolean =>
  (places.at(-1) ?? 0) - (places[0] ?? 0) === places.length - 1;

/** The bytes of some layers of a page, with commas between them; good until the next ones are read. */
export const readLayers = (body: BodyReader, page: OutlinePage, places: readonly number[]): Buffer<ArrayBuffer> => {
  const layers = places.flatMap((place) => page.top[place] ?? []);
  const [first, last] = [layers[0], layers.at(-1)];
  if (first === undefined || last === undefined) return Buffer.alloc(0);
  if (isRow(places)) return body.view(first.start, last.end);
  const comma = Buffer.from(',');
  return Buffer.concat(layers.flatMap(({ start, end }, at) => [...(at === 0 ? [] : [comma]), body.read(start, end)]));
};

/** @throws CodedError `design-invalid` */
export const parseLayer = (bytes: Buffer, body: BodyReader, label: Label): Fields => {
  const parsed = parsePart(text(bytes), body, label);
  return isFields(parsed) ? parsed : explain(body, label);
};
