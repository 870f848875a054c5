import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

export interface Outside {
  /** As environment of the product: the way to the network ends here. */
  readonly environment: Readonly<Record<string, string>>;
  /** How often something tried to go out. */
  attempts(): number;
  close(): Promise<void>;
}

/** Stands where the network would begin: every way out leads here, is counted and refused. */
export const watchOutside = async (): Promise<Outside> => {
  let attempts = 0;
  const server = createServer((socket) => {
    attempts += 1;
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'FIGMA_API_BASE'];
  return {
    environment: Object.fromEntries(names.map((name) => [name, address])),
    attempts: () => attempts,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
};
