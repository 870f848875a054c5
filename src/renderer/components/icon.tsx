import type { LucideIcon } from 'lucide-react';

export interface IconProps {
  readonly of: LucideIcon;
  /** Pixels: 16, or 13 to 15 in rows. */
  readonly size?: number;
  readonly className?: string | undefined;
}

/** Every icon of the window: stroke 1.75, and silent, since a word or a label stands with it. */
export const Icon = ({ of: Shape, size = 16, className }: IconProps) => (
  <Shape size={size} strokeWidth={1.75} aria-hidden focusable={false} className={className} />
);
