import { dnsSubdomainFault } from '../../../manifest/name';

const LONGEST = 63;

/** What is wrong with the name of a CSI driver, whose capitals do not matter. */
export function driverFault(driver: unknown): string | undefined {
  if (typeof driver !== 'string' || driver === '') {
    return 'must be the name of a driver, e.g. "ebs.csi.aws.com"';
  }
  return driver.length > LONGEST
    ? `is ${driver.length} characters long; write at most ${LONGEST}`
    : dnsSubdomainFault(driver.toLowerCase());
}
