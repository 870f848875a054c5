import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '../button/icon-button.tsx';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  onClose(): void;
  readonly children: ReactNode;
  /** Buttons at the end; the safe one takes the focus with `autoFocus`. */
  readonly actions?: ReactNode;
  /** Left of the buttons, e.g. what stays as it was. */
  readonly footNote?: ReactNode;
  readonly width?: 'small' | 'medium' | 'large';
  /** Named on the close button; without it there is none and only the buttons close. */
  readonly closeLabel?: string;
  readonly role?: 'dialog' | 'alertdialog';
  /** For a long text without any control: the keyboard can scroll it then. */
  readonly isScrollStop?: boolean;
}

const DialogHead = ({ title, closeLabel, onClose }: Pick<DialogProps, 'title' | 'closeLabel' | 'onClose'>) => (
  <header className={styles.head}>
    <Heading slot="title" level={2} className={styles.title ?? ''}>
      {title}
    </Heading>
    {closeLabel ? <IconButton icon={X} label={closeLabel} keys="Escape" onPress={onClose} /> : null}
  </header>
);

/** A dialog over the window; Escape and a press outside close it. */
export const Dialog = (props: DialogProps) => {
  const { title, isOpen, onClose, children, actions, footNote, width = 'medium', role = 'dialog' } = props;
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''} data-width={width}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <DialogHead title={title} onClose={onClose} {...(props.closeLabel ? { closeLabel: props.closeLabel } : {})} />
          <div className={styles.body} {...(props.isScrollStop ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {actions || footNote ? (
            <footer className={styles.foot}>
              <div className={styles.footNote}>{footNote}</div>
              <div className={styles.actions}>{actions}</div>
            </footer>
          ) : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
