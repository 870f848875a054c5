/** From a file to another, both relative to the workspace with `/` between names: `./x`, `../x`. */
export const relativePath = (from: string, to: string): string => {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const up = here.length - same;
  const path = [...Array<string>(up).fill('..'), ...there.slice(same)].join('/');
  return up === 0 ? `./${path}` : path;
};

/** A name that no quote and no bracket can break out of. */
export const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(/['()]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);

/** As an address in HTML and CSS: names may hold anything. */
export const addressPath = (from: string, to: string): string =>
  relativePath(from, to).replace(/^\.\//, '').split('/').map(encoded).join('/');

export const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');
