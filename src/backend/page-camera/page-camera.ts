import type { PageMeasure } from '#contract/code-gen/page-measure';
import { visibleText } from '#workspace/files/visible-text';
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
/** Pixels of a picture: more is nothing that a machine holds twice. */
const MOST_PIXELS = 128_000_000;

export const scaleFor = ({ width, height }: WindowSize): number =>
  Math.max(width, height) * 2 > LONGEST_PICTURE || width * height * 4 > MOST_PIXELS ? 1 : 2;

/** How much of a page is in its picture, in CSS pixels. */
export const heightFor = ({ width, height }: WindowSize, long: number): number => {
  const scale = scaleFor({ width, height });
  const most = Math.min(LONGEST_PICTURE / scale, Math.floor(MOST_PIXELS / (scale * scale * width)));
  return Math.max(1, Math.min(most, Math.max(height, long)));
};

const MOST_ERRORS = 20;

/** What went wrong in a page: the first of it, in words that may be shown. A page may fail without end. */
export interface PageErrors {
  readonly list: readonly string[];
  add(text: string): void;
}

export const createPageErrors = (): PageErrors => {
  const list: string[] = [];
  return {
    list,
    add: (text) => {
      if (list.length < MOST_ERRORS) list.push(visibleText(text, 1_000));
    },
  };
};

/** Where pages are: a name that no network knows. */
export const PAGE_ORIGIN = 'https://page.figma2code.invalid';

/** Where everything ends that a page would send into a network. */
export const NO_PROXY = 'http://nowhere.figma2code.invalid:1';

export const SHOT_MS = 30_000;
