import type * as kplus from 'cdk8s-plus-28';
import { objectOf } from '../connections/plus-object';
import { insertField } from '../manifest/json';
import { missingValues, Values } from '../synth/missing-values';
import { Note } from '../synth/note';
import { amend } from '../synth/own-kind';
import type { ConfigurationOptions } from './configuration-options';
import { refuseAtSynth } from './fault';
import { contentNameOf, ownConfiguration } from './own-configuration';

/** Values in Base64, by key. */
type Encoded = { readonly [key: string]: string };

const OWN = new Note<object, boolean>('own-secret');

/** Makes a Secret of cdk8s-plus one of ours. To be called last in a constructor. */
export function ownSecret(secret: kplus.Secret, options: ConfigurationOptions, data: Encoded = {}): void {
  OWN.write(secret, true);
  ownConfiguration(secret, options);
  refuseAtSynth(secret, () => [...missingValues('data', data), ...missingValues('stringData', stringDataOf(secret))]);
  if (Object.keys(data).length > 0) {
    writeEncoded(secret, { ...data });
  }
}

/** Whether something is a Secret of one of our kinds. */
export function isOwnSecret(value: unknown): boolean {
  return typeof value === 'object' && value !== null && OWN.of(value) === true;
}

/** The name that a Secret is written with. */
export function secretContentName(secret: kplus.Secret): string {
  return contentNameOf(objectOf(secret));
}

function writeEncoded(secret: kplus.Secret, data: Encoded): void {
  amend(objectOf(secret), (manifest) => {
    insertField(manifest, 'data', { ...data }, ['apiVersion', 'kind', 'metadata']);
  });
  refuseAtSynth(secret, () =>
    Object.keys(data)
      .filter((key) => secret.getStringData(key) !== undefined)
      .map((key) => `the key "${key}" is in data and in stringData, which would replace it; remove one of them`),
  );
}

/** What cdk8s-plus keeps to itself. */
function stringDataOf(secret: kplus.Secret): Values {
  return (secret as unknown as { readonly stringData: Values }).stringData;
}
