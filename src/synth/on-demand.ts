// Most of what it takes to start is loading modules. So what not every app needs is loaded when it is first asked for.

/** What writes reports, in all formats. */
export function reportFolder() {
  return require('./report-folder') as typeof import('./report-folder');
}

/** What is said of a report on the terminal and in errors. */
export function summary() {
  return require('../report/summary') as typeof import('../report/summary');
}

/** Where in the output the fields of findings stand. */
export function outputPlaces() {
  return require('./output-places') as typeof import('./output-places');
}

/** What a report says of connections. */
export function networkReports() {
  return require('../network/network-report') as typeof import('../network/network-report');
}

/** What an app tells other repositories of its connections. */
export function contracts() {
  return require('../network/contract/contract-of') as typeof import('../network/contract/contract-of');
}

/** What scanners are told in annotations; it knows some of the rules. */
export function scannerAnnotations() {
  return require('../scanners/annotate') as typeof import('../scanners/annotate');
}

/** What applies JSON patches. */
export function jsonPatches() {
  return require('./json-patches') as typeof import('./json-patches');
}

/** What finds the JSON patches that cdk8s loses. */
export function lostPatches() {
  return require('./lost-patches') as typeof import('./lost-patches');
}
