import type { ReactNode } from 'react'
import { Dialog as Frame, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import './dialog.css'

type Props = {
  title: string
  close: string
  onClose: () => void
  children: ReactNode
  wide?: boolean
  foot?: ReactNode
}

/** A window over the page: keeps the focus inside, Esc closes it, the focus goes back where it was. */
export function Dialog({ title, close, onClose, children, wide = false, foot }: Props) {
  return (
    <ModalOverlay className="dialog-shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={wide ? 'dialog dialog-wide' : 'dialog'}>
        <Frame className="dialog-frame">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          <div className="dialog-foot">
            {foot}
            <Button onPress={onClose}>{close}</Button>
          </div>
        </Frame>
      </Modal>
    </ModalOverlay>
  )
}
