/** What a record that was read from disk says of a path. Files may be called `constructor` or `toString`. */
export const ownEntry = <T>(record: Readonly<Record<string, T>>, path: string): T | undefined =>
  Object.hasOwn(record, path) ? record[path] : undefined;
