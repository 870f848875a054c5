import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Hono } from 'hono';
import type { Backend } from '#backend/backend';
import { contentSecurityPolicy, newNonce, PAGE_HEADERS, PREVIEW_HEADERS, withNonce } from './page-security.ts';

export interface PageOptions {
  readonly backend: Backend;
  /** Folder of the built page. */
  readonly rendererDir: string;
  /** The value of `connect-src`. */
  readonly connect: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file below the folder, through links, or null; only kinds that a page needs. */
const staticFile = async (dir: string, path: string): Promise<{ type: string; body: Uint8Array } | null> => {
  const type = TYPES[extname(path)];
  if (type === undefined || path.includes('\0')) return null;
  try {
    const root = realpathSync(dir);
    const file = realpathSync(join(root, path));
    return file.startsWith(root + sep) ? { type, body: await readFile(file) } : null;
  } catch {
    return null;
  }
};

const notFound = (): Response => new Response('Not found', { status: 404, headers: PAGE_HEADERS });

const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

const page = async (options: PageOptions): Promise<Response> => {
  const nonce = newNonce();
  const html = await readFile(join(options.rendererDir, 'index.html'), 'utf8');
  const headers = {
    ...PAGE_HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentSecurityPolicy(nonce, options.connect),
  };
  return new Response(withNonce(html, nonce), { headers });
};

const CLOSED = "default-src 'none'; sandbox";
/** A drawing may have its own styles and pictures in it; scripts never run. */
const POLICIES: Readonly<Record<string, string>> = {
  'image/svg+xml': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
};

const asset = (found: { type: string; body: Uint8Array } | null): Response =>
  found === null
    ? notFound()
    : new Response(Buffer.from(found.body), {
        headers: {
          ...PAGE_HEADERS,
          'Content-Type': found.type,
          'Content-Security-Policy': POLICIES[found.type] ?? CLOSED,
        },
      });

/** Pages of the sandbox. Their address is the key to them, since what runs there has no cookie. */
export const previewRoutes = (app: Hono, backend: Pick<Backend, 'readPreview'>): Hono =>
  app.get('/preview/*', async (context) => {
    const path = decoded(context.req.path.slice(1));
    const found = path === null ? null : await backend.readPreview(path);
    if (found === null) return notFound();
    return new Response(Buffer.from(found.body), { headers: { ...PREVIEW_HEADERS, 'Content-Type': found.type } });
  });

/** What a window loads, over HTTP in a browser and over `app://` in Electron: the page, its files, and pictures of snapshots, plans and the project. */
export const createPageApp = (options: PageOptions): Hono => {
  const app = new Hono();
  app.get('/', () => page(options));
  app.get('/assets/*', async (context) => asset(await staticFile(options.rendererDir, context.req.path)));
  previewRoutes(app, options.backend);
  for (const prefix of ['/snapshots/*', '/project/*', '/runs/*', '/score/*']) {
    app.get(prefix, async (context) => {
      const path = decoded(context.req.path.slice(1));
      return asset(path === null ? null : await options.backend.readAsset(path));
    });
  }
  app.notFound(notFound);
  app.onError(() => new Response('Error', { status: 500, headers: PAGE_HEADERS }));
  return app;
};
