import { fileBody, layerBuilder, type RawLayer } from '../design-builder.ts';

/** A file that no tool of Figma writes, and what has to come of it: a snapshot, or a refusal with one of the codes. */
export interface HostileInput {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Given as the table of variables beside it. */
  readonly variables?: string;
  /** `imported`, or codes; more than one where it may be read or refused. */
  readonly expected: readonly string[];
}

export type Fields = Readonly<Record<string, unknown>>;

export const frame = (fields: Fields = {}, children?: readonly RawLayer[]): RawLayer => {
  const layer = layerBuilder();
  return layer('FRAME', fields, children ?? [layer('TEXT', { characters: 'x', style: { fontSize: 12 } })]);
};
export const bodyOf = (fields: Fields = {}, children?: readonly RawLayer[]): object =>
  fileBody([[frame(fields, children)]]);
export const textOf = (body: object): string => JSON.stringify(body);
export const design = (name: string, fields: Fields, expected: readonly string[] = ['imported']): HostileInput => ({
  name,
  content: textOf(bodyOf(fields)),
  expected,
});
export const good = textOf(bodyOf());
/** The same text with a part put in right behind the first layer's opening brace. */
export const within = (part: string): string => good.replace('{"id":"1:', `{${part},"id":"1:`);
