import type { App, Dialog, Session, Shell, WebContents } from 'electron';
import { NO_PROXY } from '#backend/page-camera/page-camera';
import type { Translate } from '#contract/i18n';
import { APP_ORIGIN } from './window-options.ts';

interface Doors {
  readonly app: Pick<App, 'on'>;
  readonly session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setProxy'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly translate: Translate;
}

const NOWHERE = { mode: 'fixed_servers', proxyRules: NO_PROXY, proxyBypassRules: '<-loopback>' } as const;

const isOurs = (address: string): boolean => address.startsWith(`${APP_ORIGIN}/`);

const isWeb = (address: string): boolean => /^https?:\/\//i.test(address) && URL.canParse(address);

/** A link opens outside, only http(s), and only after its address was shown. */
const openOutside = async (address: string, doors: Doors): Promise<void> => {
  if (!isWeb(address)) return;
  const { response } = await doors.dialog.showMessageBox({
    type: 'question',
    message: doors.translate('link.open'),
    detail: address,
    buttons: [doors.translate('link.cancel'), doors.translate('link.confirm')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) await doors.shell.openExternal(address);
};

const guardContents = (contents: WebContents, doors: Doors): void => {
  // A peer connection is stopped by no policy of a page: it ends at the proxy that is not there.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url, doors);
    return { action: 'deny' };
  });
  const stay = (event: { preventDefault(): void; url?: string }, url: string): void => {
    if (!isOurs(url)) event.preventDefault();
  };
  contents.on('will-navigate', (event, url) => stay(event, url));
  contents.on('will-redirect', (event, url) => stay(event, url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
};

/** Closed by default: no permission, no navigation, no new window, no guest page, no network: all that is shown is ours. */
export const closeDoors = (doors: Doors): void => {
  void doors.session.setProxy(NOWHERE).catch(() => undefined);
  doors.session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  doors.session.setPermissionCheckHandler(() => false);
  doors.app.on('web-contents-created', (_event, contents) => guardContents(contents, doors));
};
