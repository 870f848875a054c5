import { useState } from 'react';
import { useApp } from '../../../store/window-context.tsx';

/** The window that a prompt is about; null when there is none, or only one. */
export const useChosenClient = (): readonly [string | null, (client: string) => void] => {
  const bridge = useApp((app) => app.bridge);
  const [chosen, choose] = useState<string | null>(null);
  const clients = bridge.kind === 'on' ? bridge.clients : [];
  if (clients.length < 2) return [null, choose];
  const isThere = clients.some(({ clientId }) => clientId === chosen);
  return [isThere ? chosen : (clients[0]?.clientId ?? null), choose];
};
