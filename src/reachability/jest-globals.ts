import type { ReachMatchers } from './matchers';

// the types of the matchers, for tests that import `expect` from `@jest/globals`
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ReachMatchers<R> {}
}
