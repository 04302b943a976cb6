import type { WebFrameMain } from 'electron'
import { toApp } from './addresses.ts'
import type { Protocol } from './chromium.ts'
import { guarded, standsFor } from './guard.ts'

/** What frames need of their page. */
export type FrameHost = {
  deliver: (frame: Frame, id: number, channel: string, error: string, body: string) => void
  encode: (args: unknown[]) => string
  evaluate: (frame: Frame, code: string, userGesture: boolean) => Promise<unknown>
}

/** One frame of a page as Chromium tells of it, with the object Electron shows for it. */
export type Frame = {
  readonly id: string
  readonly parentId: string | undefined
  readonly shown: WebFrameMain
  url: string
  origin: string
  name: string
  /** Execution context of the preload, 0 where there is none. */
  isolated: number
  /** Execution context of the page's own scripts. */
  own: number
  isGone: boolean
}

let lastRoutingId = 0

/** Keeps the frames of one page in step with Chromium's events. */
export function frameTree(host: FrameHost) {
  const frames = new Map<string, Frame>()
  const childrenOf = (id: string) => [...frames.values()].filter((frame) => frame.parentId === id)

  function add(id: string, parentId?: string): Frame {
    const known = frames.get(id)
    if (known) return known
    const frame = {
      id,
      parentId,
      url: 'about:blank',
      origin: 'null',
      name: '',
      isolated: 0,
      own: 0,
      isGone: false,
    }
    const whole = Object.assign(frame, { shown: shownOf(frame as Frame) })
    frames.set(id, whole)
    return whole
  }

  function remove(id: string): void {
    for (const child of childrenOf(id)) remove(child.id)
    const frame = frames.get(id)
    if (frame) frame.isGone = true
    frames.delete(id)
  }

  /** The nearest object of Electron's own: asked for anew each time, as frames come and go. */
  function shownOf(frame: Frame): WebFrameMain {
    const routingId = ++lastRoutingId
    const parent = () => (frame.parentId === undefined ? undefined : frames.get(frame.parentId))
    const shown = {
      routingId,
      frameTreeNodeId: routingId,
      processId: 1,
      frameToken: frame.id,
      get url() {
        return frame.url
      },
      get origin() {
        return frame.origin
      },
      get name() {
        return frame.name
      },
      get parent(): WebFrameMain | null {
        return parent()?.shown ?? null
      },
      get top(): WebFrameMain | null {
        return parent()?.shown.top ?? frame.shown
      },
      get frames(): WebFrameMain[] {
        return childrenOf(frame.id).map((child) => child.shown)
      },
      get framesInSubtree(): WebFrameMain[] {
        return [frame.shown, ...childrenOf(frame.id).flatMap((child) => child.shown.framesInSubtree)]
      },
      get detached() {
        return frame.isGone
      },
      isDestroyed: () => frame.isGone,
      executeJavaScript: (code: string, userGesture = false): Promise<unknown> =>
        host.evaluate(frame, code, userGesture),
      send: (channel: string, ...args: unknown[]) => host.deliver(frame, 0, channel, '', host.encode(args)),
    }
    return standsFor<WebFrameMain>()(guarded('webFrameMain', shown))
  }

  return {
    add,
    remove,
    of: (id: string): Frame | undefined => frames.get(id),
    ofContext: (context: number): Frame | undefined =>
      [...frames.values()].find((frame) => frame.isolated === context),
    navigated({
      id,
      parentId,
      url,
      urlFragment = '',
      securityOrigin,
      name = '',
    }: Protocol.Page.Frame): Frame {
      const origin = securityOrigin === '://' ? 'null' : toApp(securityOrigin)
      return Object.assign(add(id, parentId), { url: toApp(url) + urlFragment, origin, name })
    },
    entered(context: Protocol.Runtime.ExecutionContextDescription, isolatedName: string): void {
      const { frameId, isDefault } = (context.auxData ?? {}) as { frameId?: string; isDefault?: boolean }
      const frame = frameId === undefined ? undefined : frames.get(frameId)
      if (frame && context.name === isolatedName) frame.isolated = context.id
      if (frame && isDefault) frame.own = context.id
    },
    left(context: number): void {
      for (const frame of frames.values()) {
        if (frame.isolated === context) frame.isolated = 0
        if (frame.own === context) frame.own = 0
      }
    },
  }
}
