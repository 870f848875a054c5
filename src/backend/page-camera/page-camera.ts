import type { PageMeasure } from '#contract/code-gen/page-measure';
import type { PageFiles } from '../preview/preview-pages.ts';

export interface PhotographedPage {
  readonly files: PageFiles;
  /** Path below the page's own address. */
  readonly entry: string;
}

export interface WindowSize {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PageShot {
  /** The whole page; device scale 2, or 1 where it is very long. */
  readonly png: Buffer;
  readonly page: PageMeasure;
}

/** A browser that renders pages without network, one after the other. */
export interface PageCamera {
  /**
   * @throws CodedError `browser-missing` where there is none that starts, `preview-failed` for a page that does not come to
   * rest in time, `cancelled`
   */
  shoot(page: PhotographedPage, size: WindowSize, signal: AbortSignal): Promise<PageShot>;
  /** Ends the browser; the next shot starts another one. */
  close(): Promise<void>;
}

/** Longer pages are cut: a browser cannot paint them at once. */
export const LONGEST_PICTURE = 16_000;

export const scaleFor = ({ height }: WindowSize): number => (height * 2 > LONGEST_PICTURE ? 1 : 2);

/** Where pages are: a name that no network knows. */
export const PAGE_ORIGIN = 'https://page.figma2code.invalid';

export const SHOT_MS = 30_000;
