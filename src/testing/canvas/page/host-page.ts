import { type CanvasDocument, type CanvasStart, openCanvasDocument } from '#canvas/document/canvas-document';
import { createPluginHost } from '../plugin-host.ts';

/** What a test may ask of the page that stands for Figma. */
declare global {
  interface Window {
    canvasDocument: CanvasDocument;
    /** Starts a plugin from its built files, on a document of a REST body or an empty one. */
    startPlugin(files: { main: string; page: string }, start?: Pick<CanvasStart, 'body' | 'variables' | 'name'>): void;
  }
}

const measureText = (characters: string, style: Readonly<Record<string, unknown>>, width: number | null) => {
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const size = Number(style['fontSize'] ?? 12);
  context.font = `${style['fontWeight'] ?? 400} ${size}px ${JSON.stringify(style['fontFamily'] ?? 'Inter')}, sans-serif`;
  const whole = Math.max(...characters.split('\n').map((line) => context.measureText(line).width));
  const lines = width === null || width === 0 ? 1 : Math.max(1, Math.ceil(whole / width));
  return { width: width ?? whole, height: lines * size * 1.2 };
};

window.startPlugin = ({ main, page }, start = {}) => {
  const canvas = openCanvasDocument(
    { measureText, draw: async () => new Uint8Array([1]), hashImage: () => '0'.repeat(40) },
    start,
  );
  window.canvasDocument = canvas;
  const frame = document.createElement('iframe');
  // As in Figma: the page of a plugin has an origin that nothing else has, and no storage.
  frame.setAttribute('sandbox', 'allow-scripts');
  const host = createPluginHost({
    document: canvas,
    toPage: (message) => frame.contentWindow?.postMessage({ pluginMessage: message, pluginId: '1' }, '*'),
    showUI: (html) => {
      frame.srcdoc = html;
      document.body.append(frame);
    },
  });
  window.addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow) host.toSandbox((data as { pluginMessage: unknown }).pluginMessage);
  });
  const world = window as unknown as Record<string, unknown>;
  world['figma'] = host.figma;
  const script = document.createElement('script');
  script.textContent = `var __html__ = ${JSON.stringify(page).replaceAll('</', '<\\/')};\n${main}`;
  document.body.append(script);
};
