/** Labels as messages write them: `app=web, tier=front`. */
export function labelsText(labels: { readonly [label: string]: unknown }): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}
