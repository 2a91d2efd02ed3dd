/** Names in the tz database; without offsets, which some versions of JavaScript take for time zones, too. */
const NAME = /^[A-Za-z][A-Za-z0-9+_/-]*$/;

/** The names in the tz database that stand in no region; JavaScript knows more of them. */
const WITHOUT_REGION = new Set(
  (
    'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran ' +
    'Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK ' +
    'Singapore Turkey UCT UTC Universal W-SU WET Zulu'
  ).split(' '),
);

/**
 * What an API server finds wrong with the name of a time zone, as the end of a sentence. It reads the names as files, so
 * that upper and lower case matter.
 */
export function timeZoneFault(name: string): string | undefined {
  const known = NAME.test(name) ? canonicalName(name) : undefined;
  if (known !== undefined && known.toLowerCase() === name.toLowerCase()) {
    return known === name ? undefined : `must be written "${known}"`;
  }
  // an older name, which JavaScript takes in any case
  const isOlderName = name.includes('/') ? /^[A-Z]/.test(name) : WITHOUT_REGION.has(name);
  return known !== undefined && isOlderName ? undefined : 'must be a name of the tz database, e.g. "Europe/Berlin"';
}

function canonicalName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined; // that is how it says that there is none
  }
}
