import * as os from 'node:os'
import type { SelfTest } from '../contract/self-test.ts'
import type { Place } from './place.ts'
import { lineOfTest, selfTester, type SelfTestNeeds } from './self-test.ts'
import type { World } from './world.ts'

type Needs = Pick<SelfTestNeeds, 'devices' | 'line'> & { readonly world: World; readonly place: Place }

/** The self-test of this desk, on this machine. */
export const joinTest = ({ world, place, devices, line }: Needs): (() => Promise<SelfTest>) =>
  selfTester({
    devices,
    policy: world.settings.trust,
    gateway: place.gateway,
    training: place.training,
    line,
    ...lineOfTest(world.sync, place.authorities),
    version: world.version,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    now: world.now,
  })
