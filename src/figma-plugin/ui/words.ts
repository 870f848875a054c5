/** Sentences of the plugin's page. */
export const WORDS = {
  connecting: 'Connecting…',
  connected: 'Connected',
  waiting: 'Not connected. Start figma2code, or run: figma start',
  'wrong-token': 'This plugin was written for another installation. Let figma2code write it again.',
  taken: 'Another window with this plugin is connected. Close it there to work here.',
  'no-agent': 'No agent is listening. Open figma2code.',
  lost: 'Not sent: there is no connection.',
} as const;
