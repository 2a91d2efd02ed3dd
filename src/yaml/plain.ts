/**
 * Whether a string without line breaks may stand without quotes by cdk8s's own rules: by the syntax of YAML, and because
 * YAML 1.1 has no other value that is written like it.
 */
export function isPlainInCdk8s(text: string): boolean {
  return !SYNTAX.test(text) && !VALUE_OF_YAML_1_1.test(text) && !DATE.test(text);
}

/**
 * Whether one of the programs that read manifests makes something else of a string that cdk8s leaves without quotes: a
 * number (`0o17`, `0X1F`, `-_1`), a time, an error (`=`, a tab).
 */
export function isReadDifferently(text: string): boolean {
  return NOT_IN_PYYAML.test(text) || TIME_ELSEWHERE.test(text) || TIME_IN_GO.test(text) || isNumberInGo(text);
}

/** Words that are a boolean or nothing in YAML 1.1. */
const WORD = 'y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE|null|Null|NULL|~|';

const DIGITS = '[0-9][0-9_]*';

const NUMBERS = [
  '0b[01_]+',
  '0x[0-9a-fA-F_]+',
  DIGITS,
  `(?:${DIGITS})?\\.[0-9_]*`,
  `(?:${DIGITS})?(?:\\.[0-9_]*)?[eE][-+]?[0-9]+`,
  `${DIGITS}(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?`, // of the base 60
  '\\.(?:inf|Inf|INF)',
].join('|');

/** @see https://yaml.org/type/ */
const VALUE_OF_YAML_1_1 = new RegExp(`^(?:${WORD}|\\.nan|\\.NaN|\\.NAN|[-+]?(?:${NUMBERS}))$`);

const DATE =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:[ \t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$/;

/** Characters that begin something, or that end a scalar where they stand. */
const SYNTAX = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-](?:[\t ]|$)|:[\t ]|[\t ]#|[\t :]$/;

/** Tabs end a plain scalar there, and two words are of types that it cannot load. */
const NOT_IN_PYYAML = /\t|^(?:=|<<)$/;

/** Times that YAML 1.1 does not have, but js-yaml and PyYAML do. */
const TIME_ELSEWHERE =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?$/;

/** Go takes a comma for the point before fractions. */
const TIME_IN_GO =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?: |[Tt](?=.*(?:Z|:..)$))[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2},[0-9]+(?:Z|[-+][0-9]{2}:[0-9]{2})?$/;

/** Go leaves out underscores wherever they stand. */
const NUMBER_IN_GO =
  /^(?:[-+]?(?:0[bB][01]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)|0b[-+][01]+|0o[-+][0-7]+)$/;

function isNumberInGo(text: string): boolean {
  return /^[-+.0-9]/.test(text) && NUMBER_IN_GO.test(text.replaceAll('_', ''));
}
