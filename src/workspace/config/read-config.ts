import { SCHEMA_VERSION, type WorkspaceConfig, workspaceConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { readBounded } from '../files/bounded-read.ts';
import { jsonMembers } from '../files/json-members.ts';
import { visibleText } from '../files/visible-text.ts';
import { PRODUCT_DIR } from '../paths.ts';

const MAX_CONFIG_BYTES = 1024 * 1024;
/** As it stands in texts for people. */
export const CONFIG = `${PRODUCT_DIR}/config.json`;

/** A workspace that only a new init can help. `reason` is a sentence. */
export const broken = (reason: string): CodedError => new CodedError('workspace-schema', { reason });

const decode = (bytes: Uint8Array): string => {
  if (bytes.length === 0) throw broken(`${CONFIG} is empty.`);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw broken(`${CONFIG} begins with a byte order mark.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw broken(`${CONFIG} is not UTF-8 text.`);
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(`${CONFIG} is not valid JSON.`);
  }
};

// JSON.parse silently takes the last one; which was meant is not guessed.
const refuseRepeats = (text: string): void => {
  const keys = jsonMembers(text).members.map((member) => member.key);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated !== undefined) throw broken(`${CONFIG} gives ${visibleText(repeated, 60)} twice.`);
};

const checkVersion = (value: object): void => {
  const version: unknown = 'schemaVersion' in value ? value.schemaVersion : undefined;
  if (version === undefined) throw broken(`${CONFIG} has no schemaVersion.`);
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    throw broken(`${CONFIG} has a schemaVersion that is not a whole number.`);
  }
  if (version !== SCHEMA_VERSION) {
    const made = version < SCHEMA_VERSION ? 'an older' : 'a newer';
    throw broken(`${CONFIG} was written by ${made} figma2code (version ${version}, this one needs ${SCHEMA_VERSION}).`);
  }
};

const parseConfig = (bytes: Uint8Array): WorkspaceConfig => {
  const text = decode(bytes);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(`${CONFIG} is not an object.`);
  refuseRepeats(text);
  checkVersion(value);
  const parsed = workspaceConfig.safeParse(value);
  if (parsed.success) return parsed.data;
  throw broken(`${CONFIG} has no valid ${visibleText(parsed.error.issues[0]?.path.join('.') ?? 'content', 60)}.`);
};

/** Reads and checks `config.json` at its real path. @throws CodedError `workspace-schema` {reason} */
export const readConfig = async (path: string): Promise<WorkspaceConfig> => {
  const read = await readBounded(path, MAX_CONFIG_BYTES);
  switch (read.kind) {
    case 'ok':
      return parseConfig(read.bytes);
    case 'missing':
      throw broken(`${CONFIG} is missing.`);
    case 'not-a-file':
      throw broken(`${CONFIG} is not a file.`);
    case 'too-large':
      throw broken(`${CONFIG} is larger than 1 MB.`);
  }
};
