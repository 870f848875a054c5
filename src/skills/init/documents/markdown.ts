import { type Finding, TOPICS, type Topic } from '#workspace/detect/conventions/finding';

/** A list of facts or findings with the file each was read from. */
export const sourcedList = (items: readonly { readonly fact: string; readonly source: string }[]): string =>
  items.map(({ fact, source }) => `- ${fact} (\`${source}\`)`).join('\n');

export const findingsTable = (findings: readonly Finding[]): string =>
  [
    '| convention | here | read from |',
    '| --- | --- | --- |',
    ...findings.map(({ topic, value, source }) => `| ${TOPICS[topic]} | ${cell(value)} | ${cell(source)} |`),
  ].join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

export const topicList = (topics: readonly Topic[]): string => topics.map((topic) => `- ${TOPICS[topic]}`).join('\n');
