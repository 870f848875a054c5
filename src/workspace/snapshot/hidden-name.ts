import { ownIdentity, type ProcessIdentity } from '../lock/process-identity.ts';

/** What a folder that no reader sees is for: a snapshot being made, or one being removed. */
export type HiddenPurpose = 'staging' | 'deleting';

export interface HiddenName {
  readonly purpose: HiddenPurpose;
  readonly snapshot: string;
  readonly owner: ProcessIdentity;
}

const PATTERN = /^\.(staging|deleting)-(\d{8}T\d{6}\.\d{3}Z)-(\d+)-([\w.]*)$/;

/** The owner stands in the name, so that a later run sees without a lock whether anybody still works on it. */
export const hiddenName = async (purpose: HiddenPurpose, snapshot: string): Promise<string> => {
  const { pid, start } = await ownIdentity();
  return `.${purpose}-${snapshot}-${pid}-${start}`;
};

export const parseHiddenName = (name: string): HiddenName | null => {
  const parts = PATTERN.exec(name);
  if (parts === null) return null;
  const [, purpose, snapshot = '', pid, start = ''] = parts;
  return { purpose: purpose as HiddenPurpose, snapshot, owner: { pid: Number(pid), start } };
};
