import type { JsonObject } from '../manifest/json';
import type { PodField } from './pod-field';

/** Files by their paths, as the API lists them. */
export function filesOf(files: { readonly [path: string]: PodField }): () => JsonObject[] {
  const entries = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
  return () => entries.map(([path, field]) => field._toFile(path));
}
