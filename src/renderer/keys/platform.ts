export type Platform = 'mac' | 'other';

/** Which key names are printed: ⌘ on macOS, Ctrl elsewhere. */
export const platformOf = (agent: string): Platform => (/mac|iphone|ipad/i.test(agent) ? 'mac' : 'other');

export const currentPlatform = (): Platform => platformOf(navigator.userAgent);
