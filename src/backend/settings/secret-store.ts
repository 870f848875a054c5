import { CodedError } from '#contract/errors';
import { SECRET_NAMES, type SecretName, type SecretPlace } from '#contract/state/app-state';

export interface SecretStore {
  get(name: SecretName): string | null;
  /** @throws CodedError `usage` when the value cannot be a token; the text never holds the value */
  set(name: SecretName, value: string): void;
  delete(name: SecretName): void;
  places(): Record<SecretName, SecretPlace>;
  readonly keyring: boolean;
  /** All values, for masking them wherever text goes out. */
  values(): readonly string[];
}

export interface Keyring {
  get(name: string): string | null;
  set(name: string, value: string): void;
  delete(name: string): void;
}

const ENVIRONMENT: Readonly<Record<SecretName, string>> = { figma: 'FIGMA_TOKEN', model: 'FIGMA2CODE_MODEL_KEY' };
const SERVICE = 'figma2code';

/** The system's keyring, or null where there is none: then secrets live in memory and nowhere else. */
export const openKeyring = async (): Promise<Keyring | null> => {
  try {
    const { Entry } = await import('@napi-rs/keyring');
    const entry = (name: string) => new Entry(SERVICE, name);
    // Some systems only fail when they are used.
    entry('probe').getPassword();
    return {
      get: (name) => entry(name).getPassword(),
      set: (name, value) => entry(name).setPassword(value),
      delete: (name) => void entry(name).deletePassword(),
    };
  } catch {
    return null;
  }
};

const cleaned = (name: SecretName, value: string): string => {
  const token = value.replaceAll(/[\s\u{FEFF}\u{200B}-\u{200D}]/gu, '');
  if (token === '') throw new CodedError('usage', { problem: `The ${name} token is empty.` });
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new CodedError('usage', { problem: `The ${name} token holds characters that no token has.` });
  return token;
};

/** Secrets come from the environment, this session, or the keyring, in this order; a plain file is never written. */
export const createSecretStore = (keyring: Keyring | null, environment: NodeJS.ProcessEnv): SecretStore => {
  const memory = new Map<SecretName, string>();
  const fromEnvironment = (name: SecretName): string | null => environment[ENVIRONMENT[name]]?.trim() || null;
  const fromKeyring = (name: SecretName): string | null => {
    try {
      return keyring?.get(name) ?? null;
    } catch {
      return null;
    }
  };
  const find = (name: SecretName): readonly [string | null, SecretPlace] => {
    const given = memory.get(name);
    if (given !== undefined) return [given, keyring ? 'keyring' : 'memory'];
    const kept = fromKeyring(name);
    if (kept !== null) return [kept, 'keyring'];
    const exported = fromEnvironment(name);
    return exported === null ? [null, 'none'] : [exported, 'environment'];
  };
  return {
    get: (name) => find(name)[0],
    set: (name, value) => {
      const token = cleaned(name, value);
      keyring?.set(name, token);
      memory.set(name, token);
    },
    delete: (name) => {
      memory.delete(name);
      if (fromKeyring(name) !== null) keyring?.delete(name);
    },
    places: () => ({ figma: find('figma')[1], model: find('model')[1] }),
    keyring: keyring !== null,
    values: () => SECRET_NAMES.flatMap((name) => find(name)[0] ?? []),
  };
};
