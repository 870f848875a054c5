import { reason } from '#contract/reason';

/** How long something lasts, as a reason text in the largest two units that matter, rounded up. */
export const durationReason = (ms: number): string => {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  if (seconds < 90) return reason('time-seconds', { seconds });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return reason('time-minutes', { minutes });
  const hours = Math.ceil(minutes / 60);
  if (hours < 24) return reason('time-hours', { hours });
  return reason('time-days', { days: Math.floor(hours / 24), hours: hours % 24 });
};
