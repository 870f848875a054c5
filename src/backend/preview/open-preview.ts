import type { Preview } from '#contract/code-gen/project-view';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { WorkspaceState } from '#contract/state/app-state';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import { componentPage } from './component-page.ts';
import type { PageFiles, PreviewPages } from './preview-pages.ts';
import { canShow, entryOfScreen } from './screen-code.ts';
import { staticPage } from './static-page.ts';

/** What the user can start where the sandbox cannot show a stack. */
const RUN_COMMANDS: Readonly<Record<string, string>> = {
  vue: 'npm run dev',
  svelte: 'npm run dev',
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

const pageOf = async (workspace: string, framework: string, entry: string): Promise<[PageFiles, string]> =>
  framework === 'html'
    ? [staticPage(workspace), entry]
    : [await componentPage({ workspace, path: entry }), 'index.html'];

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
  const entry = entryOfScreen(await readCodeMap(path), framework, screen);
  if (entry === null) return none('no-code');
  try {
    return { kind: 'page', url: pages.add(...(await pageOf(path, framework, entry))), width, height };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return none('broken', failureText(translate, error.code, error.params).message);
  }
};
