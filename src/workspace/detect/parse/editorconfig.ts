const SPECIAL = /[.+^$()|\\]/g;

/** No setting is longer; whoever made such a line wants to keep us busy. */
const MAX_LINE = 1_000;

/** A section's glob as a pattern over file names; `*` and `**` are alike, since only names are asked. */
const globPattern = (glob: string): RegExp | null => {
  const source = glob
    .replace(SPECIAL, '\\$&')
    .replace(/\?/g, '.')
    .replace(/\{([^{}]*)\}/g, (_match, list: string) => `(?:${list.split(',').join('|')})`)
    .replace(/\*+/g, '.*')
    .replace(/\[!/g, '[^');
  try {
    return new RegExp(`^(?:.*/)?${source}$`, 'i');
  } catch {
    return null;
  }
};

/** The settings of an `.editorconfig` that hold for a file name, keys in lower case; later sections win. */
export const editorconfigFor = (text: string | null, fileName: string): ReadonlyMap<string, string> => {
  const settings = new Map<string, string>();
  let applies = false;
  for (const raw of (text ?? '').split(/\r?\n/)) {
    const line = raw.length > MAX_LINE ? '' : raw.trim();
    const section = /^\[(.+)\]$/.exec(line)?.[1];
    if (section !== undefined) applies = section.length <= 200 && (globPattern(section)?.test(fileName) ?? false);
    const pair = /^([\w.-]+)\s*[=:]\s*(.*?)(?:\s+[#;].*)?$/.exec(line);
    if (applies && pair?.[1] !== undefined) settings.set(pair[1].toLowerCase(), pair[2] ?? '');
  }
  return settings;
};
