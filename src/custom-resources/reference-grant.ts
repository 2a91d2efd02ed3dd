import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import { GATEWAY_API } from './gateway-api';

/** Objects of another namespace that may refer to some of this one. */
export interface ReferenceGrantFrom {
  /** Their kind, e.g. `HTTPRoute`. */
  readonly kind: string;

  /** Their namespace. */
  readonly namespace: string;

  /**
   * The API group of their kind.
   *
   * @default gateway.networking.k8s.io
   */
  readonly group?: string;
}

/** Objects of this namespace that may be referred to. */
export interface ReferenceGrantTo {
  /** Their kind, e.g. `Service` or `Secret`. */
  readonly kind: string;

  /**
   * Name of the one object that is meant.
   *
   * @default - all of the kind
   */
  readonly name?: string;

  /**
   * The API group of their kind.
   *
   * @default - the core group, which has Service and Secret
   */
  readonly group?: string;
}

/** Properties of a ReferenceGrant. */
export interface ReferenceGrantProps extends CustomResourceProps {
  /** Who may refer. */
  readonly from: ReferenceGrantFrom[];

  /** To what. */
  readonly to: ReferenceGrantTo[];
}

/**
 * A ReferenceGrant: lets objects of other namespaces, as routes and Gateways, refer to objects of this one.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/api-types/referencegrant/
 */
export class ReferenceGrant extends kplus.Resource {
  public readonly resourceType = 'referencegrants';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ReferenceGrantProps) {
    super(scope, id);
    const faults = new Faults();
    const spec = specOf(props, faults);
    this.apiObject = customObject(this, {
      apiVersion: `${GATEWAY_API}/v1beta1`, // which older releases of the Gateway API serve too
      kind: 'ReferenceGrant',
      props,
      faults,
      spec: () => spec,
    });
  }
}

const MOST = 16;
const KIND = /^[a-zA-Z]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;

function specOf({ from, to }: ReferenceGrantProps, faults: Faults): JsonObject {
  return {
    from: faults
      .list('objects in from', from, { least: 1, most: MOST })
      .map(({ kind, namespace, group = GATEWAY_API }) => ({
        group: groupOf(group, faults),
        kind: kindOf(kind, faults),
        namespace: faults.namespace('a namespace in from', namespace),
      })),
    to: faults.list('objects in to', to, { least: 1, most: MOST }).map(({ kind, name, group = '' }) => ({
      group: groupOf(group, faults),
      kind: kindOf(kind, faults),
      name: faults.text('a name in to', name, (text) =>
        text.length < 1 || text.length > 253 ? 'must have 1 to 253 characters' : undefined,
      ),
    })),
  };
}

function kindOf(kind: string, faults: Faults): string {
  return faults.matching('a kind', kind, KIND, 'must be the name of a kind, e.g. "HTTPRoute"');
}

function groupOf(group: string, faults: Faults): string {
  return group === '' ? group : faults.objectName('an API group', group);
}
