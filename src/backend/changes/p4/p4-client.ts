import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { HX_DIR } from '#workspace/paths';
import { isInside } from '#workspace/safe-path';
import { findFailure, P4Error } from './p4-failure.ts';
import { decodeDepotPath, encodeP4Path, type P4Record } from './parse-p4.ts';
import type { P4 } from './run-p4.ts';

/** The client workspace of Perforce: where its files lie on this machine. */
export interface P4Client {
  readonly name: string;
  readonly root: string;
  /** The same through links; what p4 tells may be either. */
  readonly realRoot: string;
}

/** @throws P4Error */
export const readClient = async (p4: P4): Promise<P4Client> => {
  const { records, messages } = await p4.ask({ args: ['info'] });
  const failure = findFailure(messages);
  if (failure !== null) throw new P4Error(failure);
  const info = records.find((record) => record.has('clientName') || record.has('userName'));
  const name = info?.get('clientName') ?? '*unknown*';
  const root = info?.get('clientRoot');
  if (name === '*unknown*' || root === undefined) throw new P4Error(info === undefined ? 'failed' : 'client');
  return { name, root, realRoot: await realpath(root).catch(() => root) };
};

/** Everything below the workspace, in local syntax. */
export const scopeOf = (workspace: string): string => `${encodeP4Path(workspace)}${sep}...`;

/** `//client/a/b` when the client is ours, or a local path; null for another client's. */
const localPath = (client: P4Client, path: string): string | null => {
  if (!path.startsWith('//')) return path;
  const prefix = `//${client.name}/`;
  if (!path.startsWith(prefix)) return null;
  const rest = decodeDepotPath(path.slice(prefix.length));
  // A client over all drives has no root of its own.
  return client.root === 'null' ? rest : join(client.root, ...rest.split('/'));
};

/** Relative to the workspace, with `/`; null for what lies elsewhere, and for our own. */
const below = (workspace: string, client: P4Client, local: string): string | null => {
  const real = isInside(client.root, local) ? join(client.realRoot, relative(client.root, local)) : local;
  const found = [real, local].find((path) => path !== workspace && isInside(workspace, path));
  const path = found === undefined ? '' : relative(workspace, found).replaceAll(sep, '/');
  return path === '' || path === HX_DIR || path.startsWith(`${HX_DIR}/`) ? null : path;
};

export type PathOf = (record: P4Record) => string | null;

/** `unmap` takes away what a mapping before it gave; the last one of a file counts. */
const askWhere = async (p4: P4, depotFiles: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  if (depotFiles.length === 0) return found;
  const { records } = await p4.ask({ args: ['where'], files: depotFiles });
  for (const record of records) {
    const [depot = '', path = ''] = [record.get('depotFile'), record.get('path')];
    if (record.has('unmap')) found.delete(depot);
    else found.set(depot, path);
  }
  return found;
};

/** How records are found on this machine: by what they tell, else by asking the server for all that do not. */
export const createPathOf = async (
  { p4, client, workspace }: { readonly p4: P4; readonly client: P4Client; readonly workspace: string },
  records: readonly P4Record[],
): Promise<PathOf> => {
  const told = (record: P4Record): string | null => {
    const path = record.get('localFile') ?? record.get('clientFile');
    return path === undefined ? null : localPath(client, path);
  };
  const depotOf = (record: P4Record): string => record.get('depotFile') ?? '';
  const untold = records.filter((record) => told(record) === null).map(depotOf);
  const where = await askWhere(p4, [...new Set(untold.filter((depot) => depot !== ''))]);
  return (record) => {
    const local = told(record) ?? where.get(depotOf(record)) ?? null;
    return local === null ? null : below(workspace, client, local);
  };
};
