import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { JsonObject, listIn, objectIn, stringIn, valueAt } from '../manifest/json';
import { POD_TEMPLATE_PATHS } from '../manifest/pod-template';
import { attachmentsOf } from '../synth/attachments';
import { withOverrides } from '../synth/overrides';

/** What overrides lay over the spec of pods; undefined where that is nothing. */
export function overriddenSpec(pods: kplus.AbstractPod): JsonObject | undefined {
  const object = ApiObject.of(pods);
  const { overrides } = attachmentsOf(object);
  return overrides && objectIn(valueAt(overrides, templatePathOf(object)), 'spec');
}

/** The containers that overrides add to pods, by name. */
export function addedContainers(pods: kplus.AbstractPod): string[] {
  const spec = overriddenSpec(pods);
  const own = [...pods.containers, ...pods.initContainers].map(({ name }) => name);
  return [...listIn(spec, 'containers'), ...listIn(spec, 'initContainers')].flatMap((container) => {
    const name = stringIn(container, 'name');
    return name === undefined || own.includes(name) ? [] : [name];
  });
}

/**
 * Lays the overrides of an object over the spec of its pods alone.
 *
 * @throws if they cannot be laid over it
 */
export function withPodOverrides(pods: kplus.AbstractPod, spec: JsonObject): JsonObject {
  const laid = overriddenSpec(pods);
  if (!laid) {
    return spec;
  }
  const object = ApiObject.of(pods);
  const { apiVersion, kind } = object;
  const path = [...templatePathOf(object), 'spec'];
  const manifest = withOverrides(object, { apiVersion, kind, ...nested(path, spec) }, nested(path, laid));
  return valueAt(manifest, path) as JsonObject;
}

function templatePathOf({ apiGroup, kind }: ApiObject): string[] {
  return POD_TEMPLATE_PATHS[`${apiGroup === 'core' ? '' : apiGroup}/${kind}`][0] as string[];
}

function nested(path: readonly string[], value: JsonObject): JsonObject {
  return path.reduceRight<JsonObject>((inner, key) => ({ [key]: inner }), value);
}
