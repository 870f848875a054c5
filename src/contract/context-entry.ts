/** One structured parameter of a run. Values are text; the key says what it is. */
export interface ContextEntry {
  readonly key: ContextKey;
  readonly value: string;
}

/**
 * The keys of the first track, per skill, with the ASCII label each has as a bullet point of the second track.
 * `required` keys that are present and not empty are never asked for again.
 * Perforce values are on neither track.
 */
export const CONTEXT_KEYS = {
  'figma2code.init.workspace_path': 'workspace',
  'figma2code.init.vcs': 'vcs',
  'figma2code.init.framework': 'framework',
  'figma2code.init.language': 'language',
  'figma2code.parser.workspace_path': 'workspace',
  'figma2code.parser.figma_url': 'figma url',
  'figma2code.parser.source_path': 'source path',
  'figma2code.parser.plugin': 'plugin',
  'figma2code.parser.alias': 'alias',
  'figma2code.parser.description': 'description',
  'figma2code.parser.variables_path': 'variables path',
  'figma2code.parser.images_path': 'images path',
  'figma2code.parser.fills_path': 'fills path',
  'figma2code.parser.dedup': 'dedup',
  'figma2code.parser.screens': 'screens',
  'figma2code.parser.again': 'again',
  'figma2code.parser.draw': 'draw',
  'figma2code.parser.image_decision': 'image decision',
  'figma2code.parser.image_a': 'image a',
  'figma2code.parser.image_b': 'image b',
  'figma2code.canvas.client': 'client',
  'figma2code.codegen.workspace_path': 'workspace',
  'figma2code.codegen.snapshot': 'snapshot',
  'figma2code.codegen.change_scope': 'change scope',
  'figma2code.codegen.change_kind': 'change kind',
  'figma2code.codegen.change_range': 'change range',
  'figma2code.codegen.screens': 'screens',
  'figma2code.codegen.plan_only': 'plan only',
  'figma2code.codegen.apply_digest': 'apply digest',
  'figma2code.codegen.undo_run': 'undo run',
  'figma2code.codegen.score_snapshot': 'score snapshot',
} as const;

export type ContextKey = keyof typeof CONTEXT_KEYS;

export const isContextKey = (value: string): value is ContextKey => Object.hasOwn(CONTEXT_KEYS, value);
