/** A late release of each minor version, oldest first. What is served stays the same within a minor version. */
export const RELEASES = [
  '15.12',
  '16.15',
  '17.17',
  '18.20',
  '19.16',
  '20.15',
  '21.14',
  '22.17',
  '23.17',
  '24.17',
  '25.16',
  '26.15',
  '27.16',
  '28.15',
  '29.15',
  '30.14',
  '31.14',
  '32.13',
  '33.13',
  '34.4',
  '35.4',
  '36.3',
];

/** The 36 of release 36.3, which people write as 1.36.3. */
export function minorOf(release: string): number {
  return Number.parseInt(release, 10);
}
