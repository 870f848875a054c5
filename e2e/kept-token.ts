/** The keyring of this machine, where the product keeps tokens: not a folder of the test, so a test must put it back. */
const figmaEntry = async () => {
  try {
    const { Entry } = await import('@napi-rs/keyring');
    // Some keyrings answer only from the second question on.
    new Entry('figma2code', 'probe').getPassword();
    return new Entry('figma2code', 'figma');
  } catch {
    return null;
  }
};

/** True where somebody keeps a Figma token of their own, which a test must not replace. */
export const hasKeptToken = async (): Promise<boolean> => ((await figmaEntry())?.getPassword() ?? null) !== null;

/** Takes away what a test has stored, and nothing else. */
export const forgetToken = async (token: string): Promise<void> => {
  const entry = await figmaEntry();
  if (entry?.getPassword() === token) entry.deletePassword();
};
