import { cssColour, readColour } from '#contract/design/colour-literal';
import styles from './swatch.module.css';

export interface SwatchProps {
  /** A literal of the stack. */
  readonly literal: string;
  readonly framework: string;
}

/** A colour as it is; hatched where the literal is not understood. */
export const Swatch = ({ literal, framework }: SwatchProps) => {
  const colour = readColour(literal, framework);
  return (
    <span className={styles.swatch} aria-hidden data-unknown={colour ? undefined : true}>
      {colour ? <span className={styles.paint} style={{ backgroundColor: cssColour(colour) }} /> : null}
    </span>
  );
};
