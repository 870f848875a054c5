import type { LoadAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { bundleExtensions, type ExtensionBundle } from '#workspace/extensions/bundle';
import { visibleText } from '#workspace/files/visible-text';
import { startAdapter } from './loaded-adapter.ts';

export interface LoadAdapterDeps {
  /** Asked with the real path of the workspace and the digest of what would run. */
  isTrusted(workspace: string, digest: string): Promise<boolean>;
  /** How long one call, or one batch of at most 2,000, may take. Default 10 s. */
  readonly limits?: { readonly methodMs: number };
  /** For the log: the last 64 KB of what an adapter printed, in readable lines, once for each child. */
  readonly onOutput?: (text: string) => void;
}

const METHOD_MS = 10_000;
const NAMED_FILES = 10;

/** Names what would have run. */
export const untrusted = (bundle: ExtensionBundle): CodedError => {
  const names = bundle.files.map((file) => visibleText(file.path, 200));
  const more = names.length > NAMED_FILES ? [`+${names.length - NAMED_FILES}`] : [];
  return new CodedError('workspace-untrusted', { files: [...names.slice(0, NAMED_FILES), ...more].join(', ') });
};

/**
 * Makes the one way in which code of a workspace is run for the parser: bundled, compared with what was trusted, and
 * then run from memory in a child, so that what was hashed is what runs. The signal stops the child at any time.
 */
export const createLoadAdapter =
  (deps: LoadAdapterDeps): LoadAdapter =>
  async (workspace, signal) => {
    const bundle = await bundleExtensions(workspace);
    const isTrusted = await deps.isTrusted(bundle.workspace, bundle.digest);
    if (signal.aborted) throw new CodedError('cancelled');
    if (!isTrusted) throw untrusted(bundle);
    return startAdapter({
      code: bundle.parserCode,
      digest: bundle.digest,
      methodMs: deps.limits?.methodMs ?? METHOD_MS,
      signal,
      onOutput: (text) => deps.onOutput?.(text),
    });
  };
