import type { Preview } from '#contract/code-gen/project-view';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { WorkspaceState } from '#contract/state/app-state';
import { lendFonts } from './lend-fonts.ts';
import type { PreviewPages } from './preview-pages.ts';
import { canShow } from './screen-code.ts';
import { screenPage } from './screen-page.ts';

/** What the user can start where the sandbox cannot show a stack. */
const RUN_COMMANDS: Readonly<Record<string, string>> = {
  flutter: 'flutter run',
  swiftui: 'xed .',
  compose: './gradlew installDebug',
  avalonia: 'dotnet run',
};

export interface PreviewRequest {
  readonly screen: string;
  /** Size of the screen in the design, in pixels. */
  readonly width: number;
  readonly height: number;
}

interface Deps {
  readonly pages: PreviewPages;
  readonly translate: Translate;
}

const none = (
  reason: Extract<Preview, { kind: 'none' }>['reason'],
  detail = '',
  run: string | null = null,
): Preview => ({
  kind: 'none',
  reason,
  detail,
  run,
});

/**
 * Makes the page of a screen's code, for a frame without rights of its own. Code that was not trusted is not shown: it would run,
 * if only in the sandbox. What cannot be shown is said, never thrown.
 */
export const openPreview = async (
  { path, setup, trust }: WorkspaceState,
  { screen, width, height }: PreviewRequest,
  { pages, translate }: Deps,
): Promise<Preview> => {
  if (setup.kind !== 'ready') return none('no-code');
  const { framework } = setup;
  if (!canShow(framework)) return none('stack', framework, RUN_COMMANDS[framework] ?? null);
  if (trust.kind !== 'trusted') return none('untrusted');
  try {
    const page = await screenPage({ workspace: path, framework, screen, before: null });
    if (page === null) return none('no-code');
    return { kind: 'page', url: pages.add(lendFonts(page.files), page.entry), width, height };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return none('broken', failureText(translate, error.code, error.params).message);
  }
};
