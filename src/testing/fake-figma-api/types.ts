/** What the server knows of one file key. Paths are read when they are first needed; `.gz` is unpacked. */
export interface FakeDesign {
  /** A file response, a nodes response, one node in `document`, or one bare node: a path or the parsed JSON. */
  readonly body: string | object;
  /** Answer of the variables endpoint. Absent: an Enterprise plan gets an empty table, any other plan a 403. */
  readonly variables?: string | object;
  /** `imageRef` → picture file. Refs of the design that are not here get a picture of one colour. */
  readonly fills?: Readonly<Record<string, string>>;
  /** Node id → picture file. Other layers get a picture of one colour in their size. */
  readonly renders?: Readonly<Record<string, string>>;
}

export const FAKE_ENDPOINTS = {
  file: 'GET /v1/files/:key',
  nodes: 'GET /v1/files/:key/nodes',
  renders: 'GET /v1/images/:key',
  fills: 'GET /v1/files/:key/images',
  variables: 'GET /v1/files/:key/variables/local',
  meta: 'GET /v1/files/:key/meta',
  image: 'GET image',
  other: 'other',
} as const;
export type FakeEndpoint = keyof typeof FAKE_ENDPOINTS;

/** One request as the server saw it, in order of arrival. */
export interface FakeCall {
  readonly method: string;
  readonly endpoint: FakeEndpoint;
  /** The pattern, e.g. `GET /v1/files/:key`. */
  readonly pattern: string;
  readonly key: string;
  /** The `ids` of the query; for the picture of a layer its id. */
  readonly ids: readonly string[];
  readonly geometry: string | null;
  readonly scale: string | null;
  /** Whether it carried `X-Figma-Token`; the token itself is not kept. */
  readonly hasToken: boolean;
  /** Milliseconds of a monotonic clock. */
  readonly startedAt: number;
  /** Null while it is not answered; 0 when the socket was closed without a status. */
  status: number | null;
  endedAt: number | null;
  /** True when the client went away before the answer was out. */
  aborted: boolean;
}

export type FakeAnswer =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
      readonly body?: string | object;
    }
  /** 200 with a sign-in page instead of JSON or an image. */
  | { readonly kind: 'html' }
  /** 200 with any body. */
  | {
      readonly kind: 'bytes';
      readonly body: Uint8Array;
      readonly type: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Headers at once, then one byte every so often, for ever. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** Accepts and never answers. */
  | { readonly kind: 'silent' }
  /** Closes the socket before the headers. */
  | { readonly kind: 'hang-up' }
  /** The right body up to this share, then the socket is destroyed. */
  | { readonly kind: 'cut'; readonly share: number; readonly chunked?: boolean }
  /** A status, the start of its page, and then nothing: where a length is named the socket is destroyed, else it stays open. */
  | {
      readonly kind: 'stuck';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** Gzip of so many blanks. */
  | { readonly kind: 'bomb'; readonly bytes: number }
  /** Another map in the answer of the renders or fills endpoint, merged over the right one; undefined takes an id out. */
  | { readonly kind: 'images'; readonly images: Readonly<Record<string, string | null | undefined>> };

/** Takes the place of the right answer. */
export interface FakeFault {
  /** Which calls; all of them when absent. */
  readonly when?: (call: FakeCall) => boolean;
  readonly endpoint?: FakeEndpoint;
  /** How many matching calls it applies to; without end when absent. */
  readonly times?: number;
  readonly answer: FakeAnswer;
}

export type FakePlan = 'starter' | 'pro' | 'org' | 'enterprise';

export interface FakeFigmaOptions {
  readonly designs?: Readonly<Record<string, FakeDesign>>;
  /** Folder of the Figma corpus: its ids are file keys. */
  readonly corpus?: string | null;
  /** The one token that is accepted; any token when absent. */
  readonly token?: string;
  /** Default enterprise, the only one with the variables endpoint. */
  readonly plan?: FakePlan;
  readonly seat?: 'full' | 'view';
  /** Whether Figma's limits per minute and month are enforced; default false. */
  readonly limited?: boolean;
  /** Whether the endpoint that names a file's version is there; default true. */
  readonly meta?: boolean;
  readonly faults?: readonly FakeFault[];
  readonly port?: number;
}

export interface FakeFigmaApi {
  /** Origin without a slash at the end. */
  readonly baseUrl: string;
  readonly calls: readonly FakeCall[];
  /** Puts another design behind a key: the next version of a file. */
  setDesign(key: string, design: FakeDesign): void;
  /** Calls per endpoint pattern. */
  tally(): Readonly<Record<string, number>>;
  /** Sockets that are open now. */
  openSockets(): number;
  /** Replaces the faults from here on. */
  setFaults(faults: readonly FakeFault[]): void;
  close(): Promise<void>;
}
