import * as kplus from 'cdk8s-plus-28';
import { missingMetadata, missingValues } from '../synth/missing-values';

/** What is wrong with pods that cannot be seen in their manifest, or keeps it from being made. */
export function podFaults(pods: kplus.AbstractPod): string[] {
  const { containers, dns, initContainers } = pods;
  const faults: string[] = [];
  if (containers.length === 0) {
    faults.push('the pod has no container; give it containers, or call addContainer');
  }
  for (const { name, restartPolicy } of containers) {
    if (restartPolicy) {
      faults.push(
        `container "${name}" has restartPolicy "${restartPolicy}"; only those of initContainers may, which are sidecars then`,
      );
    }
  }
  containers.forEach((container) => addContainerFaults(faults, container));
  initContainers.forEach((container) => addContainerFaults(faults, container));
  if (pods instanceof kplus.Workload) {
    faults.push(...templateFaults(pods));
  }
  faults.push(...dnsFaults(dns));
  return faults;
}

function addContainerFaults(faults: string[], { env, name, portNumber }: kplus.Container): void {
  const { variables } = env; // a copy at each call
  for (const key of Object.keys(variables)) {
    const variable = variables[key] as kplus.EnvValue | undefined;
    if (variable?.value === undefined && variable?.valueFrom === undefined) {
      faults.push(
        `variable "${key}" of container "${name}" has no value; if it comes from EnvValue.fromProcess, set it where ` +
          'the app is synthesized',
      );
    }
  }
  // a port that cdk8s-plus takes for none, such as one that is read from the environment
  if (portNumber !== undefined && !portNumber) {
    faults.push(
      `container "${name}" has portNumber ${portNumber}, so it would have no port; write a number from 1 to 65535, or ` +
        'leave it out',
    );
  }
}

/** Labels that are lost between a workload and its pods. */
function templateFaults(workload: kplus.Workload): string[] {
  const { matchLabels, podMetadata } = workload;
  return [...missingMetadata('podMetadata', podMetadata), ...missingValues('matchLabels', matchLabels)];
}

/** What keeps cdk8s-plus from rendering, and API servers from taking, how pods resolve names. */
function dnsFaults({ nameservers, policy, searches }: kplus.PodDns): string[] {
  if (policy === kplus.DnsPolicy.NONE && nameservers.length === 0) {
    return ['dns has the policy "None" and no nameservers; name one at least, e.g. nameservers: ["192.0.2.53"]'];
  }
  return [...tooMany('nameservers', nameservers, 3), ...tooMany('searches', searches, 6)];
}

function tooMany(what: string, list: readonly string[], most: number): string[] {
  return list.length > most ? [`dns has ${list.length} ${what}; leave ${most} at most`] : [];
}
