import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { objectOf } from '../connections/plus-object';
import { attach, attachmentsOf } from '../synth/attachments';
import { namedByContent } from '../synth/content-names';
import { override, ownKind } from '../synth/own-kind';
import { nameWhenRendered } from '../synth/render';
import type { ConfigurationOptions } from './configuration-options';
import { permit } from './role';

/** Makes what holds configuration one of ours. To be called after the constructor of cdk8s-plus. */
export function ownConfiguration(kind: kplus.Resource, { nameByContent, overrides }: ConfigurationOptions): void {
  const object = objectOf(kind);
  ownKind(object);
  permit(kind);
  override(object, overrides);
  if (nameByContent) {
    namedByContent(object);
  }
}

/** Props for cdk8s-plus: what is named by its content is meant never to change. */
export function withImmutability<Props extends ConfigurationOptions & { readonly immutable?: boolean }>(
  props: Props,
): Props {
  return props.nameByContent ? Object.assign({}, props, { immutable: props.immutable ?? true }) : props;
}

/** The name that an object is written with; from then on its content must not change any more. */
export function contentNameOf(object: ApiObject): string {
  const name = nameWhenRendered(object);
  if (attachmentsOf(object).namedByContent) {
    attach(object, { toldName: name });
  }
  return name;
}
