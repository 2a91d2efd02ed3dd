import type { ReachMatchers } from './reachability/matchers';

export { reachMatchers } from './reachability/matchers';
export type { ReachMatchers } from './reachability/matchers';
export { Outside } from './reachability/outside';
export type { PortText } from './reachability/port-text';
export type { Other, OtherOn, Reach } from './reachability/reach';
export { Reachability } from './reachability/reachability';

// the types of the matchers, for tests that have `expect` without importing it
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Jest declares them in one, and interfaces are added to where they are
  namespace jest {
    interface Matchers<R, T = {}> extends ReachMatchers<R> {}
  }
}
