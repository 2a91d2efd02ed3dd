/**
 * Whether it is `GROUP/KIND`, the group empty for the core. What people write in its place matches no object, and so
 * must not pass: `ConfigMap`, `v1/ConfigMap`, `apps/v1/Deployment`.
 */
export function isGroupKind(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[a-z0-9.-]*\/[A-Z][A-Za-z0-9]*$/.test(value) &&
    !/^v\d+((alpha|beta)\d+)?\//.test(value)
  );
}
