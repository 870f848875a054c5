import { expect, it } from 'vitest';
import { dart } from '../../flutter/dart-text.ts';
import { codeWriter } from '../../text/code-writer.ts';
import { type Code, call } from './code-tree.ts';
import { printCode } from './print-code.ts';

const printed = (code: Code): string => {
  const writer = codeWriter();
  printCode(code, { lead: 'return ', end: ';', depth: 0 }, { writer, dialect: dart('  ') });
  return writer.code().text;
};

it('branches of a choice in Dart stand two steps in, and what is in them one more', () => {
  const long = (name: string): Code => ({
    kind: 'live',
    text: `${name}WithANameThatIsSoLongThatNothingElseIsLeftOnItsLine`,
  });
  const box = (color: string): Code =>
    call('DecoratedBox', [
      ['color', long(color)],
      ['child', long('child')],
    ]);
  expect(printed({ kind: 'either', when: 'isOn', yes: box('on'), no: long('off') })).toBe(`return isOn
    ? DecoratedBox(
        color: onWithANameThatIsSoLongThatNothingElseIsLeftOnItsLine,
        child: childWithANameThatIsSoLongThatNothingElseIsLeftOnItsLine,
      )
    : offWithANameThatIsSoLongThatNothingElseIsLeftOnItsLine;
`);
});
