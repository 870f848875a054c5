import { CodedError } from '#contract/errors';
import { SECRET_NAMES, type SecretName, type SecretPlace } from '#contract/state/app-state';

export interface SecretStore {
  /** @throws CodedError `usage` when the value of the environment cannot be a token */
  get(name: SecretName): string | null;
  /** @throws CodedError `usage` when the value cannot be a token; the text never holds the value */
  set(name: SecretName, value: string): void;
  /** @throws CodedError `internal` when the keyring does not let it go */
  delete(name: SecretName): void;
  places(): Record<SecretName, SecretPlace>;
  readonly keyring: boolean;
  /** All values that are known, also those that another one hides, for masking them wherever text goes out. */
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

/** Blanks, line ends and marks that come along when a token is pasted. */
const stripped = (value: string): string => value.replaceAll(/[\s\u{FEFF}\u{200B}-\u{200D}\u{2060}]/gu, '');

const checked = (name: SecretName, token: string): string => {
  if (token === '') throw new CodedError('usage', { problem: `The ${name} token is empty.` });
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new CodedError('usage', { problem: `The ${name} token holds characters that no token has.` });
  return token;
};

/** What the keyring holds, asked once: masking needs it for every line of the log. */
const createCache = (keyring: Keyring | null) => {
  const known = new Map<SecretName, string | null>();
  return {
    get: (name: SecretName): string | null => {
      const cached = known.get(name);
      if (cached !== undefined) return cached;
      let value: string | null = null;
      try {
        value = keyring?.get(name) ?? null;
      } catch {
        // A keyring that is locked holds nothing for us.
      }
      known.set(name, value);
      return value;
    },
    /** False when the keyring did not take it. */
    set: (name: SecretName, value: string): boolean => {
      try {
        keyring?.set(name, value);
      } catch {
        return false;
      }
      known.set(name, value);
      return keyring !== null;
    },
    delete: (name: SecretName): void => {
      known.delete(name);
      if (keyring === null) return;
      try {
        if (keyring.get(name) !== null) keyring.delete(name);
      } catch (error) {
        throw new CodedError('internal', { what: 'keyring' }, { cause: error });
      }
    },
  };
};

/** Secrets come from this session, the keyring, or the environment, in this order; a plain file is never written. */
export const createSecretStore = (keyring: Keyring | null, environment: NodeJS.ProcessEnv): SecretStore => {
  const memory = new Map<SecretName, string>();
  const kept = createCache(keyring);
  const exported = (name: SecretName): string | null => stripped(environment[ENVIRONMENT[name]] ?? '') || null;
  const all = (name: SecretName): readonly (readonly [string | null, SecretPlace])[] => [
    [memory.get(name) ?? null, 'memory'],
    [kept.get(name), 'keyring'],
    [exported(name), 'environment'],
  ];
  const find = (name: SecretName) => all(name).find(([value]) => value !== null);
  return {
    get: (name) => {
      const [value] = find(name) ?? [];
      return value ? checked(name, value) : null;
    },
    set: (name, value) => {
      const token = checked(name, stripped(value));
      // Where the keyring does not take it, it lives in memory, and `places` says so.
      if (kept.set(name, token)) memory.delete(name);
      else memory.set(name, token);
    },
    delete: (name) => {
      memory.delete(name);
      kept.delete(name);
    },
    places: () => ({ figma: find('figma')?.[1] ?? 'none', model: find('model')?.[1] ?? 'none' }),
    keyring: keyring !== null,
    values: () => SECRET_NAMES.flatMap((name) => all(name).flatMap(([value]) => value ?? [])),
  };
};
