/** What decides where the product keeps its own files; given, because the contract knows no system. */
export interface DataFolderInputs {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

const configHome = ({ environment, platform, home }: DataFolderInputs): string => {
  if (platform === 'win32') return environment['APPDATA'] ?? `${home}/AppData/Roaming`;
  if (platform === 'darwin') return `${home}/Library/Application Support`;
  return environment['XDG_CONFIG_HOME'] ?? `${home}/.config`;
};

/** Settings, secrets and the bridge's files; `FIGMA2CODE_HOME` moves everything that the product keeps for itself. */
export const dataFolder = (inputs: DataFolderInputs): string =>
  inputs.environment['FIGMA2CODE_HOME'] ?? `${configHome(inputs)}/figma2code`;
