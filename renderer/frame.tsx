import type { ReactNode } from 'react'
import { mayNow } from '../contract/may-now.ts'
import { Head, type HeadProps } from './head.tsx'
import { Newcomer } from './newcomer.tsx'
import { useSteady } from './link/steady.ts'
import { StartBar } from './start-bar.tsx'
import './frame.css'

type Props = HeadProps & {
  /** Opens the shift with a card that has been put in meanwhile. */
  onTakeOver: (card: string, certificate: string) => Promise<void>
  children: ReactNode
}

/** The head that stands over every screen of an open shift. */
export function Frame({
  desk,
  line,
  devices,
  screen,
  onGo,
  onTakeOver,
  onLock,
  onSpeak,
  onHelp,
  onPalette,
  onStart,
  children,
}: Props) {
  const acts = {
    onGo: useSteady(onGo),
    onLock: useSteady(onLock),
    onSpeak: useSteady(onSpeak),
    onHelp: useSteady(onHelp),
    onPalette: useSteady(onPalette),
    onStart: useSteady(onStart),
  }
  return (
    <div className="frame">
      <Head {...{ desk, line, devices, screen, ...acts }} />
      {desk.start.step && !desk.training && screen !== 'start' && mayNow(desk.shift, 'settings') && (
        <StartBar step={desk.start.step} onStart={onStart} />
      )}
      {desk.shift && desk.shift.way !== 'start' && (
        <Newcomer key={desk.shift.since} shift={desk.shift} devices={devices} onTakeOver={onTakeOver} />
      )}
      <div className="page">{children}</div>
    </div>
  )
}
