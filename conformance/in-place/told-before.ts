import { Inventory } from '../../src/manifest/inventory';
import { Resource } from '../../src/manifest/resource';
import { KUBE_DNS } from '../../src/network/cluster-network';
import { NOTHING_DECLARED } from '../../src/network/connection';
import type { Context } from '../../src/policy/context';
import { jobNamedByContent } from '../../src/rules/job-named-by-content';
import { noNakedPods } from '../../src/rules/no-naked-pods';

const RULES = [jobNamedByContent, noNakedPods];

/** Whether a rule says of an object, at synth, that it cannot be changed once it is applied. */
export function isToldBefore(manifest: object): boolean {
  const resource = new Resource({ ...manifest });
  const context: Context = {
    app: new Inventory([resource]),
    declared: NOTHING_DECLARED,
    parameters: {
      targetMinor: 29,
      userId: 65532,
      groupId: 65532,
      podSecurityLevel: 'restricted',
      existing: {},
      network: { dns: [KUBE_DNS] },
    },
  };
  return RULES.some(({ kinds, check }) => kinds?.includes(resource.groupKind) && check(resource, context).length > 0);
}
