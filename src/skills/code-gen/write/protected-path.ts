/** Why a path is never written; words of `protectedPath` in the locales. */
export type Protection = 'repository' | 'product' | 'credentials' | 'hooks' | 'dependencies' | 'name';

const REPOSITORY = new Set(['.git', '.hg', '.svn', '.bzr', '.jj']);
const HOOKS = new Set(['.husky', '.githooks', '.git-hooks', '.lefthook']);
const DEPENDENCIES = new Set(['node_modules', '.venv', 'site-packages']);
const CREDENTIAL_FOLDERS = new Set(['.ssh', '.aws', '.gnupg', '.docker', '.kube', '.azure', '.gcloud']);
const CREDENTIAL_NAMES = new Set([
  ...['.netrc', '_netrc', '.npmrc', '.yarnrc', '.yarnrc.yml', '.pypirc', '.p4config', '.p4tickets', '.p4trust'],
  ...['.p4enviro', 'p4tickets.txt', 'p4trust.txt', '.git-credentials', '.gitconfig', '.htpasswd', 'credentials'],
  ...['.envrc', '.pgpass', '.my.cnf', '.vault-token', '.dockercfg', '.s3cfg', '.boto', '.terraformrc', 'kubeconfig'],
]);
const CREDENTIALS =
  /^(?:\.env(?:\..*)?|id_(?:rsa|dsa|ecdsa|ed25519).*|.*\.(?:pem|key|p8|p12|pfx|keystore|jks|ppk|kdbx|tfvars))$/;
/** Words that are also names of screens: it takes a file of data to hold some. */
const CREDENTIAL_DATA =
  /^(?:(?:credentials|secrets?)\.(?:json|toml|ini|ya?ml(?:\.enc)?|enc|env|properties)|service[-_]?account.*\.json)$/;
/** The short name that Windows gives to `.git`, `.hx` and the like. */
const SHORT_NAME = /^(?:git|hx|ssh|env)~\d+$/;

/** Characters that file systems of macOS leave out of a name when they compare it. */
const IGNORED = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g;

// As the most forgiving file system would compare it: case, compatibility forms, trailing dots and blanks, streams.
const folded = (name: string): string =>
  (name.replace(IGNORED, '').normalize('NFKC').toLowerCase().split(':')[0] ?? '').replace(/[. ]+$/, '');

const ofName = (name: string, isLast: boolean): Protection | null => {
  const plain = folded(name);
  if (REPOSITORY.has(plain) || SHORT_NAME.test(plain)) return 'repository';
  if (plain === '.hx') return 'product';
  if (HOOKS.has(plain)) return 'hooks';
  if (DEPENDENCIES.has(plain)) return 'dependencies';
  if (CREDENTIAL_FOLDERS.has(plain)) return 'credentials';
  const holdsSome = CREDENTIAL_NAMES.has(plain) || CREDENTIALS.test(plain) || CREDENTIAL_DATA.test(plain);
  return isLast && holdsSome ? 'credentials' : null;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not hold
const BAD_NAME = /[\u0000-\u001F\u007F\\]|^\.{1,2}$|^$/;
const MAX_NAME_BYTES = 255;

const isBadName = (name: string): boolean => BAD_NAME.test(name) || Buffer.byteLength(name) > MAX_NAME_BYTES;

/**
 * Whether a path of the workspace (`/` between names) may never be written, whoever approved it: repositories, our own folder,
 * hooks, credentials, installed packages, and names that are no names. In every letter case and spelling.
 * @returns null when it may be written
 */
export const protectionOf = (path: string): Protection | null => {
  const names = path.split('/');
  if (names.some(isBadName)) return 'name';
  for (const [index, name] of names.entries()) {
    const found = ofName(name, index === names.length - 1);
    if (found !== null) return found;
  }
  return null;
};
