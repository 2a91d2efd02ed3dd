import type { Inventory } from '../../../manifest/inventory';
import type { CodePort, Declarations } from '../../../network/connection';
import { declaredWorkload } from '../../../network/declared-workload';
import { portInCode } from '../../../network/in-code';
import { servicesOf } from '../../../network/selected-pods';
import { Backend, backendsOf } from '../../../network/service-backends';

/** A port of pods that are asked, as a connection with them names it. */
export interface MeantPort {
  /** `Port.tcp(80)`. */
  readonly text: string;
  /** The option that names it: `ports: [Port.tcp(80)]`; empty where it is the one that is meant without. */
  readonly option: string;
  /** Whether a variable that the connection sets would get the address that was written. */
  readonly isAddressed: boolean;
}

/**
 * By which port code names what is behind an address. Code knows the Services that it made, and not those that were
 * written beside it: what these ask pods on is named by a port of the others.
 *
 * @param service the one whose address was written
 */
export function meantPort(app: Inventory, declared: Declarations, backend: Backend, service?: string): MeantPort {
  const { protocol, port, servicePort, pod } = backend;
  const known = declaredWorkload(declared, pod.resource.origin).isolated?.ports;
  if (!known) {
    return meant(portInCode({ protocol, port: servicePort }), isMain(app, backend), true);
  }
  const found = known.filter((one) => isBehind(one, backend) && isFound(one, known));
  const same = found.find((one) => one.service === service && one.servicePort === servicePort);
  const named = same ?? found[0];
  // of what code does not know it takes no more than the port of the pods
  const text = portInCode({ protocol, port: named?.servicePort ?? port });
  const usual = known.filter(({ isUsual }) => isUsual);
  const isUsual = usual.length > 0 && usual.every((one) => isBehind(one, backend));
  const first = isUsual ? usual[0] : named;
  return meant(text, isUsual, first?.service === service && first?.servicePort === servicePort);
}

function meant(text: string, isUsual: boolean, isAddressed: boolean): MeantPort {
  return { text, option: isUsual ? '' : `ports: [${text}]`, isAddressed };
}

function isBehind(one: CodePort, { protocol, port }: Backend): boolean {
  return one.protocol === protocol && one.port === port;
}

/** Whether it is what code finds by its number: of two Services with one, the first. */
function isFound(one: CodePort, known: readonly CodePort[]): boolean {
  const first = known.find(({ protocol, servicePort }) => protocol === one.protocol && servicePort === one.servicePort);
  return first?.port === one.port;
}

/** Whether it is the first port of the first Service, for those of whom only manifests tell. */
function isMain(app: Inventory, { pod, port, protocol, servicePort }: Backend): boolean {
  const [main] = servicesOf(app, pod.pod)
    .slice(0, 1)
    .flatMap((service) => backendsOf(app, service).filter((backend) => backend.pod.pod === pod.pod));
  return main?.port === port && main.protocol === protocol && main.servicePort === servicePort;
}
