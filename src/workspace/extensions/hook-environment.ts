/** How to find programs, folders, a display and a language: what `flutter run` or `dotnet build` needs, and no more. */
const NAMES = new Set([
  ...[
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'SHELL',
    'LANG',
    'LANGUAGE',
    'TERM',
    'COLORTERM',
    'TZ',
    'TMPDIR',
    'TEMP',
    'TMP',
  ],
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'CHROME_EXECUTABLE', 'EDITOR'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'],
  ...['JAVA_HOME', 'JDK_HOME', 'KOTLIN_HOME', 'NUGET_PACKAGES', 'DEVELOPER_DIR', 'SDKROOT', 'TOOLCHAINS', 'VCPKG_ROOT'],
  ...['GOPATH', 'GOROOT', 'CARGO_HOME', 'RUSTUP_HOME', 'NVM_DIR', 'VOLTA_HOME', 'PNPM_HOME', 'PYENV_ROOT', 'PUB_CACHE'],
  ...['SYSTEMROOT', 'WINDIR', 'COMSPEC', 'PATHEXT', 'APPDATA', 'LOCALAPPDATA', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH'],
  ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'NUMBER_OF_PROCESSORS', 'OS', 'PROCESSOR_ARCHITECTURE'],
]);
const FAMILIES = /^(LC|XDG|ANDROID|FLUTTER|DART|DOTNET|GRADLE|MSBUILD|HOMEBREW|SWIFT|XCODE)_/;
const SECRET_NAME =
  /^P4|TOKEN|SECRET|PASS(WORD|WD|PHRASE)?($|_)|CREDENTIAL|(^|_)(API_?)?KEY($|_|S$)|(^|_)(AUTH|PAT|PWD)($|_)|PRIVATE/;
/** A token by its form, or an address with a password in it. */
const SECRET_VALUE =
  /\bfig[dou]r?_[\w-]{8,}|\bsk-[\w-]{10,}|\bgh[pousr]_\w{20,}|\bnpm_\w{20,}|\b(AKIA|ASIA)[0-9A-Z]{16}\b|:\/\/[^/\s:@]*:[^/\s@]+@/;

const isAllowed = (name: string, value: string): boolean => {
  const upper = name.toUpperCase();
  return (NAMES.has(upper) || FAMILIES.test(upper)) && !SECRET_NAME.test(upper) && !SECRET_VALUE.test(value);
};

/** The user's environment less every secret: an allow-list, and of that nothing that looks like one. */
export const hookEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== undefined && isAllowed(name, value)),
  );
