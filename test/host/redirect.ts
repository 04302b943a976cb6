import { registerHooks } from 'node:module'

/** From here on every `import` and `require` of `electron` in this process is given another module. */
export function redirectElectron(to: URL): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/(main|common|utility))?$/.test(specifier)
        ? { url: to.href, shortCircuit: true }
        : next(specifier, context),
  })
}
