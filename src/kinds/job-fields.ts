import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { JsonObject, Path, valueAt } from '../manifest/json';
import { amend } from '../synth/own-kind';
import type { JobProps } from './job-props';
import type { JobTemplateProps } from './job-template-props';
import { mendsIn } from './mends';
import { definedOf } from './written-fields';

/**
 * When containers of a Job are started again. cdk8s-plus takes `restartPolicy: undefined` for Always, which no API server
 * takes of a Job.
 */
export function oncePolicy(scope: Construct, props: JobTemplateProps): kplus.RestartPolicy | undefined {
  const isLeftOut = !('restartPolicy' in props) || mendsIn(scope);
  return props.restartPolicy ?? (isLeftOut ? kplus.RestartPolicy.NEVER : undefined);
}

/** What props say of a Job and cdk8s-plus cannot express, as fields of the API. */
export function jobFields(props: JobTemplateProps & Pick<JobProps, 'suspend'>): JsonObject {
  const { completions, parallelism, completionMode, backoffLimitPerIndex, maxFailedIndexes } = props;
  const rules = props.podFailurePolicy?.map((rule) => rule._toManifest());
  const fields = {
    backoffLimitPerIndex,
    completionMode,
    completions,
    maxFailedIndexes,
    parallelism,
    podFailurePolicy: rules && { rules },
    podReplacementPolicy: props.podReplacementPolicy,
    suspend: props.suspend,
  };
  return definedOf(fields);
}

/** Writes fields of a Job where its spec stands in an object. */
export function writeJobFields(object: ApiObject, path: Path, fields: JsonObject): void {
  if (Object.keys(fields).length > 0) {
    amend(object, (manifest) => {
      Object.assign(valueAt(manifest, path) as JsonObject, fields);
    });
  }
}
