import type { CommandResult } from '#contract/commands';
import type { FactEnvelope, StateSnapshot } from '#contract/state/facts';

/** A file of a snapshot or a picture of the project, for the shell to answer with. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array;
}

/** The engine behind every shell: commands go in, numbered facts come out. Knows no window and no Electron. */
export interface Backend {
  /** Checks name and input, then runs the command. Never throws: errors are data. */
  handle(name: string, input: unknown): Promise<CommandResult<unknown>>;
  snapshot(): StateSnapshot;
  /** The facts after `seq` of this session, or null when they are no longer all there: then take a snapshot. */
  since(session: string | null, seq: number): readonly FactEnvelope[] | null;
  /** Facts come in batches, at most 30 a second. */
  subscribe(listener: (facts: readonly FactEnvelope[]) => void): () => void;
  /** `snapshots/<name>/<path>`, `project/<side>/<file>` or `runs/<run>/<hash>.<ending>` of the open workspace; null when there is no such file. */
  readAsset(path: string): Promise<Asset | null>;
  /** `preview/<token>/<path>`: a page for the sandbox; whoever has the address may have it. */
  readPreview(path: string): Promise<Asset | null>;
  close(): Promise<void>;
}
