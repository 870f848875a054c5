import { createStore, type StoreApi } from 'zustand/vanilla';

export const PREVIEW_MODES = ['side', 'slider', 'difference', 'heat', 'rendered', 'code'] as const;
export type PreviewMode = (typeof PREVIEW_MODES)[number];

/** What was written to the agent about some differences; kept until it is sent or the differences change. */
export interface FixRequest {
  /** The differences that it was made of. */
  readonly of: string;
  readonly text: string;
  readonly isOpen: boolean;
}

/** What the window itself decides on the Preview tab. */
export interface LookState {
  /** The screen that the rest belongs to. */
  readonly screen: string | null;
  readonly mode: PreviewMode;
  /** Of the page, in pixels; null: as the screen was drawn. */
  readonly width: number | null;
  /** Index of the difference that is shown in the pictures. */
  readonly pointed: number | null;
  /** The measuring and the screen whose ticks were changed. */
  readonly ticksOf: string;
  /** Indexes of differences whose tick is not as it was at first. */
  readonly flipped: ReadonlySet<number>;
  readonly request: FixRequest | null;
}

export interface LookStore extends LookState {
  /** Another screen is looked at from the beginning, in the same mode. */
  enter(screen: string): void;
  setMode(mode: PreviewMode): void;
  setWidth(width: number | null): void;
  /** A difference lies where it was drawn, so the page gets the drawn width. */
  point(index: number | null): void;
  flip(of: string, index: number): void;
  /** Opens what was written about these differences, or `text` where nothing was. */
  openRequest(of: string, text: string): void;
  write(text: string): void;
  closeRequest(): void;
  forgetRequest(): void;
  clear(): void;
}

const NO_TICKS: ReadonlySet<number> = new Set();

const FRESH = { width: null, pointed: null, ticksOf: '', flipped: NO_TICKS, request: null } as const;

export const createLookStore = (): StoreApi<LookStore> =>
  createStore<LookStore>((set) => ({
    screen: null,
    mode: 'side',
    ...FRESH,
    enter: (screen) => set((now) => (now.screen === screen ? now : { screen, ...FRESH })),
    setMode: (mode) => set({ mode }),
    setWidth: (width) => set({ width }),
    point: (pointed) => set((now) => ({ pointed, width: pointed === null ? now.width : null })),
    flip: (of, index) =>
      set((now) => {
        const flipped = new Set(now.ticksOf === of ? now.flipped : NO_TICKS);
        if (!flipped.delete(index)) flipped.add(index);
        return { ticksOf: of, flipped };
      }),
    openRequest: (of, text) =>
      set(({ request }) => ({
        request: request?.of === of ? { ...request, isOpen: true } : { of, text, isOpen: true },
      })),
    write: (text) => set(({ request }) => (request ? { request: { ...request, text } } : {})),
    closeRequest: () => set(({ request }) => (request ? { request: { ...request, isOpen: false } } : {})),
    forgetRequest: () => set({ request: null }),
    clear: () => set({ screen: null, mode: 'side', ...FRESH }),
  }));
