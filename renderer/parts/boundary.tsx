import { Component, type ReactNode } from 'react'
import { Notice } from './badge.tsx'
import { Button } from './button.tsx'

type Props = { title: string; again: string; children: ReactNode }

/** Catches what a screen throws while it is drawn: says so, and offers to draw everything anew. */
export class Boundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return (
      <main className="absent">
        <Notice tone="fault" icon="fault" title={this.props.title} />
        <Button look="main" onPress={() => location.reload()}>
          {this.props.again}
        </Button>
      </main>
    )
  }
}
