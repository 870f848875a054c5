import {
  Braces,
  CodeXml,
  File,
  FileCode2,
  FileText,
  Folder,
  FolderOpen,
  Hash,
  Image,
  Link2,
  type LucideIcon,
} from 'lucide-react';
import { Icon } from '../../../components/icon.tsx';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  ...Object.fromEntries(
    ['ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'mts', 'cts', 'dart', 'swift', 'kt', 'kts', 'cs', 'java'].map((ending) => [
      ending,
      FileCode2,
    ]),
  ),
  ...Object.fromEntries(['css', 'scss', 'less'].map((ending) => [ending, Hash])),
  ...Object.fromEntries(['svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'ico'].map((ending) => [ending, Image])),
  ...Object.fromEntries(['html', 'htm', 'xml', 'xaml', 'vue', 'svelte'].map((ending) => [ending, CodeXml])),
  json: Braces,
  md: FileText,
  txt: FileText,
};

export interface FileIconProps {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'folder' | 'open-folder';
  readonly className?: string | undefined;
}

const iconOf = ({ path, kind }: FileIconProps): LucideIcon => {
  if (kind === 'folder') return Folder;
  if (kind === 'open-folder') return FolderOpen;
  if (kind === 'link') return Link2;
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(ICONS, ending) ? (ICONS[ending] as LucideIcon) : File;
};

export const FileIcon = (props: FileIconProps) => <Icon of={iconOf(props)} size={14} className={props.className} />;
