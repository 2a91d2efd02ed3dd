import { fieldOf, JsonObject, objectIn } from './json';

/** The annotation that makes an object a hook of a Helm chart. */
export const HELM_HOOK = 'helm.sh/hook';

// test-failure was Helm 2's, which test-success came from too
const TESTS: readonly string[] = ['test', 'test-success', 'test-failure'];

/** The events at which Helm would apply an object, as Helm reads them; empty where it is no hook. */
export function helmHooks(manifest: JsonObject): string[] {
  const value = fieldOf(objectIn(objectIn(manifest, 'metadata'), 'annotations'), HELM_HOOK);
  return typeof value === 'string' ? value.split(',').map((event) => event.trim().toLowerCase()) : [];
}

/** Whether an event is a run of `helm test`. */
export function isHelmTest(event: string): boolean {
  return TESTS.includes(event);
}

/** Whether only `helm test` ever applies an object. */
export function isOnlyHelmTest(manifest: JsonObject): boolean {
  const events = helmHooks(manifest);
  return events.length > 0 && events.every(isHelmTest);
}
