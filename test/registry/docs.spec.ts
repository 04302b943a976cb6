import { expect, test } from './registry-page.ts'

test('the description opens with no internet and under its own policy, and a route can be tried', async ({
  page,
  gateway,
}) => {
  const complaints: string[] = []
  const outside: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (cause) => complaints.push(cause.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && !request.url().startsWith(gateway.address))
      outside.push(request.url())
  })

  await page.goto('/docs')
  await expect(page.locator('.opblock')).toHaveCount(9)
  const route = page.locator('.opblock', { hasText: '/health/live' })
  await route.locator('.opblock-summary-control').click()
  await route.getByRole('button', { name: 'Try it out' }).click()
  await route.getByRole('button', { name: 'Execute' }).click()
  await expect(route.locator('.live-responses-table tbody .response-col_status')).toContainText('200')
  await expect(route.locator('.request-url')).toContainText(`${gateway.address}/health/live`)
  expect(complaints).toEqual([])
  expect(outside).toEqual([])
})
