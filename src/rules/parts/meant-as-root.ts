import type { Container } from '../../manifest/container';
import { isAbsent, stringIn } from '../../manifest/json';

const ADMINISTRATOR = 'containeradministrator';

/**
 * Whether what is written says that a container is to run as root: user 0, or no user together with `runAsNonRoot:
 * false` or with privileges that only root can use. It would not start, or not work, as somebody else.
 */
export function isMeantAsRoot(container: Container): boolean {
  if (container.pod.isWindows) {
    return windowsUserOf(container)?.toLowerCase() === ADMINISTRATOR;
  }
  const user = container.effective('runAsUser');
  if (!isAbsent(user)) {
    return user === 0;
  }
  const nonRoot = container.effective('runAsNonRoot');
  return nonRoot === false || (container.needsEscalation && nonRoot !== true);
}

function windowsUserOf(container: Container): string | undefined {
  // these options are inherited one by one
  const [own, inherited] = [container, container.pod].map((holder) => holder.own('windowsOptions'));
  return stringIn(own, 'runAsUserName') ?? stringIn(inherited, 'runAsUserName');
}
