import * as crypto from 'crypto';
import type { IConstruct } from 'constructs';

/** How long the name of an object may be; that of a CronJob is part of the names of its Jobs. */
const LONGEST = 63;
const LONGEST_OF_CRON_JOBS = 52;

/** What a name is made of: of an object, or of one that is not there yet. */
interface NamedObject {
  readonly kind: string;
  readonly node: Place;
}

/** Where a construct stands. */
interface Place {
  readonly id: string;
  readonly scope?: IConstruct;
}

/** Words that stand in no name, as cdk8s calls the one object of a construct so. */
const UNTOLD: ReadonlySet<string> = new Set(['resource', 'default']);

/** An id that is part of a name as it is. */
const PLAIN = /^[0-9a-z_.-]{1,52}$/;

/**
 * The name that cdk8s gives an object: its path, with a hash of that. cdk8s goes the path twice and hashes it id by id,
 * which takes a fifth of the time in which a construct is made.
 *
 * @returns undefined where cdk8s has rules of its own: for hashes as they once were, and for paths of one id
 */
export function objectName(object: NamedObject, isHashed: boolean): string | undefined {
  const parts: string[] = []; // from the last on, so that a name that is too long loses its beginning
  const longest = object.kind === 'CronJob' ? LONGEST_OF_CRON_JOBS : LONGEST;
  let hashed = '';
  for (let node: Place | undefined = object.node; node; node = node.scope?.node) {
    const { id } = node;
    if (id !== 'Default') {
      hashed = `${id}\n${hashed}`;
    }
    if (id) {
      parts.push(partOf(id, longest));
    }
  }
  if (parts.length < 2 || process.env.CDK8S_LEGACY_HASH) {
    return undefined;
  }
  if (isHashed) {
    // as `node.addr` begins
    parts.unshift(`c8${sha1(hashed).slice(0, 6)}`);
  }
  let kept = parts[0];
  for (let index = 1; index < parts.length; index++) {
    if (parts[index] !== parts[index - 1]) {
      // not by `join`: of ids, which are keys of an object as well, Node 20 makes a text with two bytes for each character,
      // and another one of every file that the name is written into
      kept += `/${parts[index]}`;
    }
  }
  const words = kept.slice(0, longest).split('/').reverse().join('-').split('-');
  return words.filter((word) => word !== '' && !UNTOLD.has(word)).join('-');
}

/** In one call, which Node has from 20.12 on, and which leaves no object behind for each name. */
const hashAtOnce = (crypto as Partial<typeof crypto>).hash;

function sha1(text: string): string {
  return hashAtOnce ? hashAtOnce('sha1', text) : crypto.createHash('sha1').update(text).digest('hex');
}

function partOf(id: string, longest: number): string {
  return PLAIN.test(id)
    ? id
    : id
        .toLocaleLowerCase()
        .replace(/[^0-9a-zA-Z-_.]/g, '')
        .slice(0, longest);
}
