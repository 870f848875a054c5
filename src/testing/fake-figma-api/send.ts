import type { ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';
import type { FakeAnswer } from './types.ts';

/** An answer that is ready to go out. */
export interface Ready {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

export const json = (status: number, body: unknown, headers: Ready['headers'] = {}): Ready => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: Buffer.from(JSON.stringify(body)),
});

/** Figma's two shapes of an error. */
export const failure = (status: number, err: string, headers: Ready['headers'] = {}): Ready =>
  json(status, { status, err }, headers);
export const failureWithMessage = (status: number, message: string): Ready =>
  json(status, { status, error: true, message });

const PAGE =
  '<!doctype html><html><head><title>Sign in</title></head><body><h1>Welcome to the guest network</h1></body></html>';

export const sendReady = (response: ServerResponse, { status, headers, body }: Ready, acceptsGzip: boolean): void => {
  const isPacked = headers['content-encoding'] !== undefined;
  const packs = acceptsGzip && !isPacked && body.length > 1_024 && headers['content-type'] !== 'image/png';
  const bytes = packs ? gzipSync(body) : body;
  const encoding = packs ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(status, {
    ...(headers as Record<string, string | string[]>),
    ...encoding,
    'content-length': bytes.length,
  });
  response.end(bytes);
};

const drip = (response: ServerResponse, everyMs: number): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  const timer = setInterval(() => response.write(' '), everyMs);
  response.on('close', () => clearInterval(timer));
};

/** Packed on the way, so that the server itself never holds what it pretends to send. */
const bomb = (response: ServerResponse, bytes: number): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const gzip = createGzip();
  gzip.pipe(response);
  response.on('close', () => gzip.destroy());
  const block = Buffer.alloc(1024 * 1024, 0x20);
  let left = bytes;
  const write = (): void => {
    while (left > 0 && !gzip.destroyed) {
      left -= block.length;
      if (gzip.write(block)) continue;
      gzip.once('drain', write);
      return;
    }
    if (!gzip.destroyed) gzip.end();
  };
  write();
};

const cut = (response: ServerResponse, right: Ready, share: number, chunked: boolean): void => {
  const length = chunked ? {} : { 'content-length': right.body.length };
  response.writeHead(right.status, { ...(right.headers as Record<string, string | string[]>), ...length });
  const part = right.body.subarray(0, Math.floor(right.body.length * share));
  response.write(part, () => response.destroy());
};

const stick = (response: ServerResponse, { status, headers, body }: Extract<FakeAnswer, { kind: 'stuck' }>): void => {
  response.writeHead(status, { ...headers });
  response.write(body, () => {
    if (headers['content-length'] !== undefined) response.destroy();
  });
};

const withImages = (right: Ready, images: Readonly<Record<string, string | null | undefined>>): Ready => {
  const body = JSON.parse(right.body.toString()) as { images?: object; meta?: { images?: object } };
  if (body.meta === undefined) body.images = { ...body.images, ...images };
  else body.meta.images = { ...body.meta.images, ...images };
  return { ...right, body: Buffer.from(JSON.stringify(body)) };
};

const given = ({
  status,
  headers = {},
  body = { status, err: 'Injected' },
}: Extract<FakeAnswer, { kind: 'status' }>): Ready => {
  const isText = typeof body === 'string';
  const type = { 'content-type': isText ? 'text/html' : 'application/json; charset=utf-8' };
  return { status, headers: { ...type, ...headers }, body: Buffer.from(isText ? body : JSON.stringify(body)) };
};

const ok = (type: string, body: Uint8Array | string, headers: Ready['headers'] = {}): Ready => ({
  status: 200,
  headers: { 'content-type': type, ...headers },
  body: Buffer.from(body as string),
});

/** Sends a fault in place of the right answer, which is made only where the fault needs it. */
export const sendFault = (response: ServerResponse, fault: FakeAnswer, right: () => Ready): void => {
  switch (fault.kind) {
    case 'status':
      sendReady(response, given(fault), false);
      break;
    case 'html':
      sendReady(response, ok('text/html', PAGE), false);
      break;
    case 'bytes':
      sendReady(response, ok(fault.type, fault.body, fault.headers), false);
      break;
    case 'drip':
      drip(response, fault.everyMs);
      break;
    case 'silent':
      break;
    case 'hang-up':
      response.destroy();
      break;
    case 'cut':
      cut(response, right(), fault.share, fault.chunked === true);
      break;
    case 'stuck':
      stick(response, fault);
      break;
    case 'bomb':
      bomb(response, fault.bytes);
      break;
    case 'images':
      sendReady(response, withImages(right(), fault.images), false);
  }
};
