import type { Asset } from '../backend.ts';
import { PAGE_ORIGIN, type PageErrors, type PhotographedPage } from './page-camera.ts';

/**
 * What a request of a page gets: one of its own files, nothing (null) where there is none, and `refused` for every other address.
 * What was not given is told in `errors`.
 */
export const answerRequest = async (
  address: string,
  { files }: PhotographedPage,
  errors: PageErrors,
): Promise<Asset | null | 'refused'> => {
  const { origin, protocol, host, pathname } = new URL(address);
  if (origin !== PAGE_ORIGIN) {
    errors.add(`refused: ${protocol}//${host}`);
    return 'refused';
  }
  const found = await files(pathOf(pathname)).catch(() => null);
  if (found === null) errors.add(`missing: ${pathname}`);
  return found;
};

const pathOf = (pathname: string): string => {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return pathname.slice(1);
  }
};

export const addressOf = ({ entry }: PhotographedPage): string =>
  `${PAGE_ORIGIN}/${entry.split('/').map(encodeURIComponent).join('/')}`;
