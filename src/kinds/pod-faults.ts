import * as kplus from 'cdk8s-plus-28';
import { missingMetadata, missingValues } from '../synth/missing-values';

/** What is wrong with pods that cannot be seen in their manifest, or keeps it from being made. */
export function podFaults(pods: kplus.AbstractPod): string[] {
  const { containers, dns, initContainers } = pods;
  const faults: string[] = [];
  if (containers.length === 0) {
    faults.push('the pod has no container; give it containers, or call addContainer');
  }
  faults.push(...containers.flatMap(restartFaults));
  for (const container of [...containers, ...initContainers]) {
    faults.push(...variableFaults(container), ...portFaults(container));
  }
  if (pods instanceof kplus.Workload) {
    faults.push(...templateFaults(pods));
  }
  faults.push(...dnsFaults(dns));
  return faults;
}

function restartFaults({ name, restartPolicy }: kplus.Container): string[] {
  return restartPolicy
    ? [
        `container "${name}" has restartPolicy "${restartPolicy}"; only those of initContainers may, which are sidecars then`,
      ]
    : [];
}

/** Variables of nothing, such as those of a process that does not have them. */
function variableFaults({ env, name }: kplus.Container): string[] {
  const { variables } = env; // a copy at each call
  return Object.keys(variables)
    .filter((key) => variables[key]?.value === undefined && variables[key]?.valueFrom === undefined)
    .map(
      (key) =>
        `variable "${key}" of container "${name}" has no value; if it comes from EnvValue.fromProcess, set it where ` +
        'the app is synthesized',
    );
}

/** A port that cdk8s-plus takes for none, such as one that is read from the environment. */
function portFaults({ name, portNumber }: kplus.Container): string[] {
  return portNumber === undefined || portNumber
    ? []
    : [
        `container "${name}" has portNumber ${portNumber}, so it would have no port; write a number from 1 to 65535, or ` +
          'leave it out',
      ];
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
