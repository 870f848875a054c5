import type { CodeMap, MappedFile } from '#contract/code-gen/code-map';
import { type FileVersion, type HandEdit, MAX_ROWS, type PlanNote, type PlanRow } from '#contract/code-gen/plan';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { ownEntry } from '#workspace/code-runs/own-entry';
import { visibleText } from '#workspace/files/visible-text';
import { lineCounts } from './line-counts.ts';
import { lookAtTarget, sha256Of, type Target } from './target.ts';
import { inFormOf, readTextFile, type TextFile } from './text-form.ts';

export interface MergedText {
  readonly text: string;
  /** 1-based lines of `text` where both sides changed and the hand edit stays. */
  readonly conflicts: readonly { readonly start: number; readonly end: number }[];
}

export interface Comparison {
  readonly workspace: string;
  readonly proposal: Proposal;
  readonly codeMap: CodeMap;
  /** Bytes of a file of the snapshot. */
  readonly snapshotFile: (path: string) => Promise<Buffer>;
  /** What a run kept by hash; null when it is gone. */
  readonly runFile: (run: string, sha256: string) => Promise<Buffer | null>;
  readonly merge: (texts: { base: string; mine: string; fresh: string }) => MergedText;
  readonly signal: AbortSignal;
}

export interface ComparedProposal {
  /** Sorted by path; files that would not change have none. */
  readonly rows: readonly PlanRow[];
  /** Old contents and proposed bytes by hash. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly notes: readonly PlanNote[];
  /** Bytes as they were generated, by path: the base of the next merge. */
  readonly generated: ReadonlyMap<string, string>;
}

/** All contents of a plan together. */
const MOST_BYTES = 512 * 1024 * 1024;

interface Work {
  readonly given: Comparison;
  readonly files: Map<string, Buffer>;
  readonly notes: PlanNote[];
  readonly generated: Map<string, string>;
  bytes: number;
}

const keep = (work: Work, bytes: Buffer): string => {
  const sha256 = sha256Of(bytes);
  if (!work.files.has(sha256)) {
    work.bytes += bytes.length;
    if (work.bytes > MOST_BYTES)
      throw new CodedError('plan-too-large', { rows: `${work.bytes} B`, limit: `${MOST_BYTES} B` });
    work.files.set(sha256, bytes);
  }
  return sha256;
};

const invalid = (path: string, why: string): CodedError =>
  new CodedError('proposal-invalid', { path: visibleText(path, 300), reason: reason(why) });

/** What a new file may do: as any other file that the user makes. */
const newFileMode = (): number => 0o666 & ~process.umask();

interface Wanted {
  readonly bytes: Buffer;
  readonly handEdit: HandEdit | null;
}

const baseOf = async (work: Work, mapped: MappedFile): Promise<string | null> => {
  const bytes = await work.given.runFile(mapped.run, mapped.generated);
  return bytes === null ? null : (readTextFile(bytes)?.text ?? null);
};

const inForm = (old: TextFile | null, text: string, path: string): Buffer => {
  if (old === null) return Buffer.from(text, 'utf8');
  const bytes = inFormOf(old, text);
  if (bytes === null) throw invalid(path, 'encoding-cannot-hold');
  return bytes;
};

const withoutLastEnd = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text);

interface Change {
  readonly path: string;
  readonly fresh: string;
  readonly target: Target;
}

// A file that was generated and changed by hand since: both changes come together, and where they meet the hand wins.
const withHandEdits = async (work: Work, old: TextFile, { path, fresh, target }: Change): Promise<Wanted> => {
  const plain = { bytes: inForm(old, fresh, path), handEdit: null };
  const mapped = ownEntry(work.given.codeMap.files, path);
  if (mapped === undefined) return plain;
  const base = await baseOf(work, mapped);
  if (base === null) {
    // Nobody knows any more what was generated: the row says that there are hand edits, and what would be lost is in its diff.
    if (target.file?.version.sha256 === mapped.written) return plain;
    return { ...plain, handEdit: { base: null, fresh: keep(work, Buffer.from(fresh)), conflicts: [] } };
  }
  if (withoutLastEnd(base) === withoutLastEnd(old.text)) return plain;
  const { text, conflicts } = work.given.merge({ base, mine: old.text, fresh });
  const handEdit = {
    base: keep(work, Buffer.from(base)),
    fresh: keep(work, Buffer.from(fresh)),
    conflicts: [...conflicts],
  };
  return { bytes: inForm(old, text, path), handEdit };
};

const wantedText = async (work: Work, path: string, change: { text: string; target: Target }): Promise<Wanted> => {
  const { text, target } = change;
  if (text.includes('\0')) throw invalid(path, 'holds-nul');
  const fresh = text.replaceAll(/\r\n|\r/g, '\n');
  work.generated.set(path, keep(work, Buffer.from(fresh)));
  if (target.file === null) return { bytes: Buffer.from(fresh), handEdit: null };
  const old = readTextFile(target.file.bytes);
  if (old === null) throw invalid(path, 'is-binary');
  return withHandEdits(work, old, { path, fresh, target });
};

const wantedOf = async (
  work: Work,
  file: Extract<ProposedFile, { kind: 'write' }>,
  target: Target,
): Promise<Wanted> => {
  if (file.content.kind === 'text') return wantedText(work, file.path, { text: file.content.text, target });
  const bytes = await work.given.snapshotFile(file.content.snapshotFile);
  work.generated.set(file.path, sha256Of(bytes));
  return { bytes, handEdit: null };
};

const textOf = (bytes: Buffer | null): string | null => (bytes === null ? null : (readTextFile(bytes)?.text ?? null));

const countsOf = (before: Buffer | null, after: Buffer | null): { added: number; removed: number; text: boolean } => {
  const isText = [before, after].every((bytes) => bytes === null || readTextFile(bytes) !== null);
  return { ...(isText ? lineCounts(textOf(before), textOf(after)) : { added: 0, removed: 0 }), text: isText };
};

const kindOf = (file: ProposedFile, target: Target): PlanRow['kind'] => {
  if (file.kind === 'delete') return 'delete';
  if (file.content.kind === 'asset') return 'asset';
  return target.file === null ? 'create' : 'modify';
};

const versionOf = (bytes: Buffer, mode: number, sha256: string): FileVersion => ({ sha256, size: bytes.length, mode });

const rowOf = async (work: Work, file: ProposedFile): Promise<PlanRow | null> => {
  const target = await lookAtTarget(work.given.workspace, file.path);
  if (file.kind === 'delete' && target.file === null) return null;
  const wanted = file.kind === 'write' ? await wantedOf(work, file, target) : null;
  const before = target.file;
  if (before !== null && wanted?.bytes.equals(before.bytes)) return null;
  const gone = file.kind === 'write' && before === null && ownEntry(work.given.codeMap.files, file.path) !== undefined;
  if (gone) work.notes.push({ node: '', name: file.path, word: 'deleted-by-hand', params: { path: file.path } });
  if (before !== null) keep(work, before.bytes);
  const mode = before?.version.mode ?? newFileMode();
  const needs = file.kind === 'write' && file.needs.length > 0 ? { needs: [...file.needs] } : {};
  return {
    kind: kindOf(file, target),
    path: file.path,
    reason: file.reason,
    nodes: [...file.nodes],
    before: before?.version ?? null,
    after: wanted && versionOf(wanted.bytes, mode, keep(work, wanted.bytes)),
    ...countsOf(before?.bytes ?? null, wanted?.bytes ?? null),
    ...needs,
    ...(wanted?.handEdit ? { handEdit: wanted.handEdit } : {}),
  };
};

const foldersOf = (key: string): readonly string[] => [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index));

// Nor a file and one below it: the second could not be written once the first is.
const refuseTwice = (files: readonly ProposedFile[]): void => {
  const seen = new Set<string>();
  const keys = files.map(({ path }) => [path, path.normalize('NFC').toLowerCase()] as const);
  for (const [path, key] of keys) {
    if (seen.has(key)) throw invalid(path, 'named-twice');
    seen.add(key);
  }
  const written = new Set(files.flatMap(({ kind }, at) => (kind === 'write' ? [keys[at]?.[1] ?? ''] : [])));
  for (const [, key] of keys) {
    const file = foldersOf(key).find((folder) => written.has(folder));
    if (file !== undefined) throw invalid(file, 'not-a-file');
  }
};

/** A row needs only what is a row itself: what is there already will be there. */
const onlyRows = (rows: readonly PlanRow[]): readonly PlanRow[] => {
  const paths = new Set(rows.filter(({ kind }) => kind === 'create' || kind === 'asset').map(({ path }) => path));
  return rows.map(({ needs, ...row }) => {
    const left = (needs ?? []).filter((path) => paths.has(path) && path !== row.path);
    return left.length > 0 ? { ...row, needs: left } : row;
  });
};

/**
 * Compares a proposal with the disk and makes the rows of the checklist. Reads only. What stays as it is has no row; line ends,
 * BOM, encoding, mode and hand edits of files that are there are kept.
 * @throws CodedError `protected-path`, `path-outside`, `proposal-invalid`, `plan-too-large`, `cancelled`, and those of the disk
 */
export const comparedRows = async (given: Comparison): Promise<ComparedProposal> => {
  const { files } = given.proposal;
  if (files.length > MAX_ROWS) throw new CodedError('plan-too-large', { rows: files.length, limit: MAX_ROWS });
  refuseTwice(files);
  const work: Work = { given, files: new Map(), notes: [], generated: new Map(), bytes: 0 };
  const rows: PlanRow[] = [];
  for (const file of files) {
    if (given.signal.aborted) throw new CodedError('cancelled');
    const row = await rowOf(work, file);
    if (row !== null) rows.push(row);
  }
  rows.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    rows: onlyRows(rows),
    files: work.files,
    notes: [...given.proposal.notes, ...work.notes],
    generated: work.generated,
  };
};
