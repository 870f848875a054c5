import type { Interaction, InteractionAction } from '#contract/design/semantic-ast';
import { type Fields, finite, isFields, num, numbers, record, records, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { tokenOf } from '../binder.ts';
import { lean, nonEmpty, round2 } from '../lean.ts';
import type { NodeScope } from '../node-scope.ts';

/** Conditions may hold actions that hold conditions; nobody nests them deeper than this. */
const MAX_NESTING = 8;

const transitionOf = (action: Fields): InteractionAction['transition'] => {
  const transition = record(action, 'transition');
  const type = transition && str(transition, 'type');
  if (transition === undefined || type === undefined) return undefined;
  const easing = record(transition, 'easing');
  return lean<NonNullable<InteractionAction['transition']>>({
    type,
    duration: round2(num(transition, 'duration') ?? 0),
    easing: easing && str(easing, 'type'),
    direction: str(transition, 'direction'),
  });
};

const plainValue = (action: Fields): string | number | boolean | undefined => {
  const value: unknown = record(action, 'variableValue')?.['value'];
  return typeof value === 'string' || typeof value === 'boolean' ? value : finite(value);
};

const actionOf = (scope: NodeScope, action: Fields, depth: number): InteractionAction => {
  const blocks = depth < MAX_NESTING ? records(action, 'conditionalBlocks') : [];
  const nested = blocks.flatMap((block) => records(block, 'actions').map((inner) => actionOf(scope, inner, depth + 1)));
  const type = str(action, 'type') ?? 'UNKNOWN';
  return lean<InteractionAction>({
    type,
    navigation: str(action, 'navigation'),
    destinationId: str(action, 'destinationId'),
    url: str(action, 'url'),
    transition: transitionOf(action),
    token: type === 'SET_VARIABLE' ? tokenOf(scope, str(action, 'variableId')) : undefined,
    value: type === 'SET_VARIABLE' ? plainValue(action) : undefined,
    actions: nonEmpty(nested),
  });
};

/** Files before 2023 knew one click with one target. */
const olderInteraction = (node: FigmaNode): Interaction | undefined => {
  const destinationId = str(node, 'transitionNodeID');
  if (destinationId === undefined) return undefined;
  return { trigger: 'ON_CLICK', actions: [{ type: 'NODE', navigation: 'NAVIGATE', destinationId }] };
};

/** What the prototype does with the layer; undefined when it does nothing. Words are Figma's own. */
export const interactionsOf = (scope: NodeScope): readonly Interaction[] | undefined => {
  const { node } = scope;
  const given = records(node, 'interactions');
  if (given.length === 0) {
    const older = olderInteraction(node);
    return older && [older];
  }
  const found = given.flatMap((interaction) => {
    const actions = records(interaction, 'actions').map((action) => actionOf(scope, action, 0));
    const trigger = interaction['trigger'];
    if (actions.length === 0 || !isFields(trigger)) return [];
    const delay = num(trigger, 'timeout') ?? num(trigger, 'delay') ?? 0;
    return [
      lean<Interaction>({
        trigger: str(trigger, 'type') ?? 'UNKNOWN',
        delay: delay > 0 ? round2(delay) : undefined,
        keyCodes: numbers(trigger, 'keyCodes'),
        actions,
      }),
    ];
  });
  return nonEmpty(found);
};
