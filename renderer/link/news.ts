import { useEffect, useEffectEvent } from 'react'
import type { News } from '../../contract/news.ts'
import { door } from './door.ts'

type NewsOf<Name extends News['name']> = Extract<News, { name: Name }>['value']

/** Hears one kind of news until it is told to stop. */
export const onNews = <Name extends News['name']>(
  name: Name,
  hear: (value: NewsOf<Name>) => void,
): (() => void) =>
  door().onNews((told) => {
    const news = told as News
    if (news.name === name) hear(news.value as NewsOf<Name>)
  })

/** Hears one kind of news for as long as the component stands. */
export function useNews<Name extends News['name']>(name: Name, hear: (value: NewsOf<Name>) => void): void {
  const heard = useEffectEvent(hear)
  useEffect(() => onNews(name, (value) => heard(value)), [name])
}
