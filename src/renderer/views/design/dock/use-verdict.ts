import { useEffect, useRef } from 'react';
import type { ImageVerdict } from '#contract/image-decisions';
import { useApp, useCommand, useWindow } from '../../../store/window-context.tsx';

/** Sends what the user says about two pictures, and reads what is kept when the turn that keeps it is over. */
export const useVerdict = (snapshot: string) => {
  const { snapshots } = useWindow();
  const command = useCommand();
  const isBusy = useApp(({ agent }) => agent.kind === 'busy');
  const isWaiting = useRef(false);
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (wasBusy.current && !isBusy && isWaiting.current) {
      isWaiting.current = false;
      snapshots.getState().refresh(snapshot);
    }
    wasBusy.current = isBusy;
  }, [isBusy, snapshot, snapshots]);
  const onVerdict = (verdict: ImageVerdict): void => {
    isWaiting.current = true;
    void command('images.decide', verdict);
  };
  return { isBusy, onVerdict };
};
