/** A layer as Figma's own answer has it. Nothing of the parser is used here: this is what its work is held against. */
export interface RawLayer {
  readonly id: string;
  readonly name?: string;
  readonly type: string;
  readonly visible?: boolean;
  readonly opacity?: number;
  readonly isMask?: boolean;
  readonly children?: readonly RawLayer[];
  readonly [field: string]: unknown;
}
