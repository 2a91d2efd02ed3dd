import { isObject, JsonObject, listIn, objectIn } from '../manifest/json';

/** What cdk8s-plus writes of every container, and the API server refuses of one on Windows. */
const OF_CONTAINERS: readonly (readonly [field: string, value: unknown])[] = [
  ['allowPrivilegeEscalation', false],
  ['privileged', false],
  ['readOnlyRootFilesystem', true],
];

/** Takes from a pod spec what cdk8s-plus writes by itself, and the API server refuses of a pod on Windows. */
export function leaveOutForWindows(spec: JsonObject): void {
  leaveOut(objectIn(spec, 'securityContext'), 'fsGroupChangePolicy', 'Always');
  for (const container of [...listIn(spec, 'containers'), ...listIn(spec, 'initContainers')]) {
    for (const [field, value] of isObject(container) ? OF_CONTAINERS : []) {
      leaveOut(objectIn(container, 'securityContext'), field, value);
    }
  }
}

/** What a user wrote otherwise stays, for the API server to refuse. */
function leaveOut(context: JsonObject | undefined, field: string, value: unknown): void {
  if (context && context[field] === value) {
    delete context[field];
  }
}
