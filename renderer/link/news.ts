import { useEffect, useEffectEvent } from 'react'
import type { News } from '../../contract/news.ts'

type NewsOf<Name extends News['name']> = Extract<News, { name: Name }>['value']

/** Hears one kind of news for as long as the component stands. */
export function useNews<Name extends News['name']>(name: Name, hear: (value: NewsOf<Name>) => void): void {
  const heard = useEffectEvent((news: News) => {
    if (news.name === name) hear(news.value as NewsOf<Name>)
  })
  useEffect(() => window.kiosk.onNews((news) => heard(news as News)), [])
}
