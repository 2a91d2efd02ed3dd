import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { insertField, isAbsent, JsonObject } from '../manifest/json';
import { missingValues } from '../synth/missing-values';
import { amend } from '../synth/own-kind';
import type { ConfigurationOptions } from './configuration-options';
import { refuseAtSynth } from './fault';
import { mends } from './mends';
import { contentNameOf, ownConfiguration, withImmutability } from './own-configuration';

/**
 * A ConfigMap: everything of cdk8s-plus-28, and what its classes cannot express.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export interface ConfigMapProps extends kplus.ConfigMapProps, ConfigurationOptions {}

/**
 * A ConfigMap: configuration that is no secret. When it changes, the workloads of this library are rolled out that use
 * what has changed.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class ConfigMap extends kplus.ConfigMap {
  constructor(scope: Construct, id: string, props: ConfigMapProps = {}) {
    super(scope, id, withImmutability(props));
    const mended = mends(this);
    ownConfiguration(this, props);
    refuseAtSynth(this, () => [...missingValues('data', this.data), ...missingValues('binaryData', this.binaryData)]);
    if (mended) {
      amend(
        this.apiObject,
        (manifest) => {
          keepEmptyValues(manifest, 'data', this.data);
          keepEmptyValues(manifest, 'binaryData', this.binaryData);
        },
        () => hasEmptyValues(this.data) || hasEmptyValues(this.binaryData),
      );
    }
  }

  /**
   * The name that it is written with, for what does not follow by itself: commands, included YAML, objects that this
   * library did not make. Without `nameByContent` it is `name`.
   *
   * @throws if it cannot be rendered yet; and at synth, if its content has changed since it was asked
   */
  public contentName(): string {
    return contentNameOf(this.apiObject);
  }
}

function hasEmptyValues(values: { readonly [key: string]: string }): boolean {
  return Object.values(values).includes('');
}

/** cdk8s-plus leaves out a map whose values are all empty; their keys may be what matters. */
function keepEmptyValues(manifest: JsonObject, field: string, values: { readonly [key: string]: string }): void {
  const empty = Object.entries(values).filter(([, value]) => value === '');
  if (empty.length > 0 && isAbsent(manifest[field])) {
    insertField(manifest, field, Object.fromEntries(empty), ['apiVersion', 'kind', 'metadata']);
  }
}
