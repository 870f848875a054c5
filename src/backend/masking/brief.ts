/** A value as JSON, cut. What a model sent may be nested deeper than JSON can be written. */
export const brief = (value: unknown, limit: number): string => {
  try {
    return (JSON.stringify(value ?? {}) ?? '').slice(0, limit);
  } catch {
    return '…';
  }
};
