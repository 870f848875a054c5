/** How the value of one field of a message is told from anything else. */
export interface Field<T> {
  readonly is: (value: unknown) => value is T;
  readonly optional: boolean;
}

export interface OptionalField<T> extends Field<T> {
  readonly optional: true;
}

export interface RequiredField<T> extends Field<T> {
  readonly optional: false;
}

const required = <T>(is: (value: unknown) => value is T): RequiredField<T> => ({ is, optional: false });

export const optional = <T>(field: RequiredField<T>): OptionalField<T> => ({ is: field.is, optional: true });

/** Text of up to `max` UTF-16 units; without `max` the message itself is the limit. */
export const text = (max = Number.POSITIVE_INFINITY, min = 0): RequiredField<string> =>
  required((value): value is string => typeof value === 'string' && value.length >= min && value.length <= max);

export const flag: RequiredField<boolean> = required((value): value is boolean => typeof value === 'boolean');

export const count: RequiredField<number> = required((value): value is number => Number.isSafeInteger(value));

export const oneOf = <const W extends readonly string[]>(words: W): RequiredField<W[number]> =>
  required((value): value is W[number] => typeof value === 'string' && words.includes(value));

export const anything: RequiredField<unknown> = required((_value): _value is unknown => true);

export const list: RequiredField<readonly unknown[]> = required(Array.isArray);

export const record: RequiredField<Readonly<Record<string, unknown>>> = required(
  (value): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
);

const MAX_ID = 200;

/** Ids are the sender's own and come back as they were. */
export const id: RequiredField<string | number> = required(
  (value): value is string | number =>
    (typeof value === 'string' && value !== '' && value.length <= MAX_ID) || Number.isFinite(value),
);
