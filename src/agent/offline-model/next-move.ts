import type { Skill } from '#contract/events';
import type { Translate } from '#contract/i18n';
import { isCanvasTurn, playCanvas } from './canvas/play-canvas.ts';
import { playCodegen } from './codegen/play-codegen.ts';
import { isShortTurn, playShortTurn } from './codegen/play-short-turn.ts';
import { isDecision, playDecision } from './play-decision.ts';
import { playInit } from './play-init.ts';
import { playParser } from './play-parser.ts';
import { type Move, play } from './script.ts';
import type { Turn } from './transcript.ts';

const FIGMA_ADDRESS = /https?:\/\/\S*figma\.com\/\S+/i;

type Play = (turn: Turn, translate: Translate) => Move;

const PLAYS: Readonly<Record<Skill, Play>> = {
  init: (turn, translate) => play(playInit, turn, translate),
  parser: (turn, translate) => play(playParser, turn, translate),
  codegen: playCodegen,
};

/** What was typed in the chat, as far as a model without understanding can read it. */
const typedIntent = (turn: Turn): { skill: Skill; turn: Turn } | null => {
  const address = FIGMA_ADDRESS.exec(turn.text)?.[0];
  if (address)
    return { skill: 'parser', turn: { ...turn, entries: { ...turn.entries, 'figma2code.parser.figma_url': address } } };
  const file = /^\s*import\s+(\S.*\.json(?:\.gz)?)\s*$/i.exec(turn.text)?.[1];
  if (file)
    return { skill: 'parser', turn: { ...turn, entries: { ...turn.entries, 'figma2code.parser.source_path': file } } };
  if (/^\s*(?:\/?generate|write (?:the )?code)\b/i.test(turn.text)) return { skill: 'codegen', turn };
  return /^\s*(?:\/?init|set up)\b/i.test(turn.text) ? { skill: 'init', turn } : null;
};

/** The whole offline model: from a conversation to the next move. Pure. */
export const nextMove = (turn: Turn, translate: Translate): Move => {
  if (turn.skill === null && isDecision(turn)) return playDecision(turn);
  if (turn.skill === null && isShortTurn(turn)) return playShortTurn(turn);
  if (turn.skill === null && isCanvasTurn(turn)) return playCanvas(turn, translate);
  const intent = turn.skill === null ? typedIntent(turn) : { skill: turn.skill, turn };
  if (intent === null) return { kind: 'say', text: translate('offline.cannot-chat') };
  return PLAYS[intent.skill](intent.turn, translate);
};
