import {
  Circle,
  Component,
  Diamond,
  Frame,
  Group,
  Image,
  type LucideIcon,
  Minus,
  PenTool,
  Scissors,
  Square,
  SquareDashed,
  Type,
} from 'lucide-react';
import { Icon } from '../../../components/icon.tsx';
import { type LayerKind, layerKind } from '../model/layer-kind.ts';

const ICONS: Readonly<Record<LayerKind, LucideIcon>> = {
  frame: Frame,
  group: Group,
  component: Component,
  'component-set': Component,
  instance: Diamond,
  text: Type,
  image: Image,
  vector: PenTool,
  ellipse: Circle,
  line: Minus,
  rectangle: Square,
  slice: Scissors,
  other: SquareDashed,
};

export interface LayerIconProps {
  readonly node: Parameters<typeof layerKind>[0];
  readonly className?: string | undefined;
}

export const LayerIcon = ({ node, className }: LayerIconProps) => (
  <Icon of={ICONS[layerKind(node)]} size={14} className={className} />
);
