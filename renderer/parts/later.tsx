import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'

/** A part of the page whose code comes after the start: it draws as any other, and can be brought before it is needed. */
export type Later<Props> = ((props: Props) => ReactNode) & { readonly bring: () => Promise<unknown> }

/**
 * A part whose code is no part of the start. Once it is here it draws at once.
 *
 * @param Waiting stands in its place before that
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType = Nothing,
): Later<Props> {
  let there: ComponentType<Props> | undefined
  let coming: Promise<ComponentType<Props>> | undefined
  const bring = (): Promise<ComponentType<Props>> => (coming ??= load().then((part) => (there = part)))
  const Coming = lazy(async () => ({ default: await bring() })) as unknown as ComponentType<Props>
  function Part(props: Props) {
    const [Chosen] = useState(() => there ?? Coming) // never another one: what was entered there would be lost
    return (
      <Suspense fallback={<Waiting />}>
        <Chosen {...props} />
      </Suspense>
    )
  }
  return Object.assign(Part, { bring })
}

const Nothing = () => null
