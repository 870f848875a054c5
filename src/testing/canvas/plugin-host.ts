import type { CanvasDocument } from '#canvas/document/canvas-document';

type Listener = (...given: unknown[]) => void;

/** What a plugin's sandbox and its page tell each other; the page may be a frame, or a test. */
export interface PluginHost {
  /** The global of the plugin. */
  readonly figma: CanvasDocument['figma'];
  /** A message of the page to the sandbox. */
  toSandbox(message: unknown): void;
  readonly storage: Map<string, unknown>;
  fire(event: string): void;
}

interface HostParts {
  readonly document: CanvasDocument;
  /** A message of the sandbox to the page. */
  toPage(message: unknown): void;
  showUI?(html: string): void;
  readonly storage?: Map<string, unknown>;
}

/** Figma's part around a document in memory: storage of the user, events, and the way between sandbox and page. */
export const createPluginHost = ({ document, toPage, showUI, storage = new Map() }: HostParts): PluginHost => {
  const listeners = new Map<string, Listener[]>();
  const ui = {
    onmessage: undefined as Listener | undefined,
    // As in Figma, only what can be copied crosses.
    postMessage: (message: unknown) => toPage(structuredClone(message)),
    show: () => undefined,
    hide: () => undefined,
    close: () => undefined,
    resize: () => undefined,
  };
  const figma = Object.create(document.figma, {
    ui: { value: ui },
    showUI: { value: (html: string) => showUI?.(html) },
    on: {
      value: (event: string, listener: Listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    },
    off: { value: () => undefined },
    clientStorage: {
      value: {
        getAsync: async (key: string) => storage.get(key),
        setAsync: async (key: string, value: unknown) => void storage.set(key, value),
      },
    },
  }) as CanvasDocument['figma'];
  return {
    figma,
    storage,
    toSandbox: (message) => ui.onmessage?.(structuredClone(message), { origin: 'https://www.figma.com' }),
    fire: (event) => {
      for (const listener of listeners.get(event) ?? []) listener();
    },
  };
};
