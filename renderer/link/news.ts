import { useEffect, useEffectEvent } from 'react'
import type { News } from '../../contract/news.ts'
import { door } from './door.ts'

type NewsOf<Name extends News['name']> = Extract<News, { name: Name }>['value']

/** Who hears now. The door is asked once for all of them: what crosses it is copied for each who asks. */
const hearers = new Set<(news: News) => void>()
let isHearing = false

function hearAtDoor(): void {
  if (isHearing) return
  isHearing = true
  door().onNews((news) => {
    for (const hear of hearers) hear(news as News)
  })
}

/** Hears one kind of news until it is told to stop. */
export const onNews = <Name extends News['name']>(
  name: Name,
  hear: (value: NewsOf<Name>) => void,
): (() => void) => {
  hearAtDoor()
  const hearOne = (news: News) => {
    if (news.name === name) hear(news.value as NewsOf<Name>)
  }
  hearers.add(hearOne)
  return () => {
    hearers.delete(hearOne)
  }
}

/** Hears one kind of news for as long as the component stands. */
export function useNews<Name extends News['name']>(name: Name, hear: (value: NewsOf<Name>) => void): void {
  const heard = useEffectEvent(hear)
  useEffect(() => onNews(name, (value) => heard(value)), [name])
}
