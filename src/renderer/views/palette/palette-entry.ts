import type { LucideIcon } from 'lucide-react';

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly note?: string | undefined;
  readonly keys?: string | undefined;
  run(): void;
}

export interface PaletteGroup {
  readonly id: 'snapshots' | 'screens' | 'layers' | 'files' | 'commands';
  readonly entries: readonly PaletteEntry[];
}
