import type { TFunction } from 'i18next';
import type { SandboxStep } from '#contract/canvas/sandbox';
import { visibleText } from '../../../format/visible-text.ts';

/** What a step does, in words. */
export const stepTitle = (t: TFunction, { command }: SandboxStep): string =>
  t(`ui.sandbox.tool.${command}`, { defaultValue: command });

/** Its parameters, each with its name. */
export const stepParams = (t: TFunction, { params }: SandboxStep): string =>
  params
    .map(([name, value]) => `${t(`ui.sandbox.param.${name}`, { defaultValue: name })} ${visibleText(value)}`)
    .join(' · ');

/** Values that somebody has written; null for what is no JSON object. */
export const readValues = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
};
