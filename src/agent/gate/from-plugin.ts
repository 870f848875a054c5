/** True for a turn that nobody at the window began: a plugin is named, and no folder. */
export const isFromPlugin = (entries: readonly { readonly key: string }[]): boolean =>
  entries.some(({ key }) => key === 'figma2code.canvas.client') &&
  !entries.some(({ key }) => key.endsWith('.workspace_path'));
