import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { refuseAtSynth } from '../kinds/fault';
import { ownObject } from '../kinds/own-object';
import { permit } from '../kinds/role';
import { JsonObject, sortKeys } from '../manifest/json';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';

/** What a custom resource is made of. */
export interface CustomObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly props: CustomResourceProps;
  /** Its spec as it is now, in the spelling of the definition. Called at every rendering. */
  readonly spec: () => JsonObject;
  /** What is wrong with the props, which is said at synth. */
  readonly faults: Faults;
  /** Says what is wrong with all that has been added by the time of synth. */
  readonly whole?: (faults: Faults) => void;
  /** @default false */
  readonly clusterScoped?: boolean;
}

/** Creates the object of a custom resource. */
export function customObject(resource: kplus.Resource, custom: CustomObject): ApiObject {
  const { apiVersion, kind, props, spec, faults, whole, clusterScoped = false } = custom;
  permit(resource);
  refuseAtSynth(resource, () => {
    const later = new Faults();
    whole?.(later);
    return [...faults.all, ...later.all];
  });
  return ownObject(resource, {
    apiVersion,
    kind,
    metadata: props.metadata,
    overrides: props.overrides,
    clusterScoped,
    fields: () => ({ spec: sortKeys(spec()) }),
  });
}
