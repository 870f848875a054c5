/** What the page of the plugin tells its sandbox. */
export type ToSandbox =
  | { readonly type: 'start' }
  | { readonly type: 'eval'; readonly id: string | number; readonly js: string }
  | {
      readonly type: 'tool';
      readonly id: string | number;
      readonly command: string;
      readonly params: unknown;
      readonly retryCount: number;
    };

/** What the sandbox tells the page. */
export type ToPage =
  | { readonly type: 'hello'; readonly clientId: string; readonly label: string }
  | { readonly type: 'label'; readonly label: string }
  | {
      readonly type: 'evaluated';
      readonly id: string | number;
      readonly ok: boolean;
      readonly result?: unknown;
      readonly error?: { readonly name: string; readonly message: string; readonly stack: string };
      readonly logs: readonly string[];
    }
  | {
      readonly type: 'tooled';
      readonly id: string | number;
      readonly command: string;
      readonly result?: unknown;
      readonly error?: string;
    };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** A message of the page; null for anything else that arrives. */
export const readToSandbox = (value: unknown): ToSandbox | null => {
  if (!isRecord(value)) return null;
  const { type, id, js, command, params, retryCount } = value;
  if (type === 'start') return { type };
  if (!isId(id)) return null;
  if (type === 'eval') return typeof js === 'string' ? { type, id, js } : null;
  if (type !== 'tool' || typeof command !== 'string') return null;
  return { type, id, command, params, retryCount: typeof retryCount === 'number' ? retryCount : 0 };
};

const TO_PAGE = new Set(['hello', 'label', 'evaluated', 'tooled']);

/** A message of the sandbox; null for anything else that arrives. */
export const readToPage = (value: unknown): ToPage | null =>
  isRecord(value) && TO_PAGE.has(String(value['type'])) ? (value as unknown as ToPage) : null;
