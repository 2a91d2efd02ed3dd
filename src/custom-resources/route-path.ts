import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';

const LONGEST = 1024;
const SYNTAX = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;

/** Paths of requests. */
export class RoutePath {
  /** Those that begin with some whole parts: `/api` stands for `/api` and `/api/users`, not for `/apis`. */
  public static prefix(path: string): RoutePath {
    return new RoutePath('PathPrefix', path);
  }

  /** Just this one. */
  public static exact(path: string): RoutePath {
    return new RoutePath('Exact', path);
  }

  /** Those that a regular expression matches, in the syntax of the controller, if it knows any. */
  public static regularExpression(expression: string): RoutePath {
    return new RoutePath('RegularExpression', expression);
  }

  private constructor(
    private readonly type: string,
    private readonly value: string,
  ) {}

  /** @internal */
  public _fields(faults: Faults): JsonObject {
    const { type, value } = this;
    faults.text('a path', value, type === 'RegularExpression' ? lengthFault : pathFault);
    return { type, value };
  }
}

function pathFault(path: string): string | undefined {
  if (!path.startsWith('/')) {
    return 'must begin with "/"';
  }
  if (/\/\/|\/\.\.?(\/|$)|%2f/i.test(path)) {
    return 'must have no "//", no part "." or "..", and no "%2f"';
  }
  return SYNTAX.test(path) ? lengthFault(path) : 'must have only characters of URLs, others as "%" and two hex digits';
}

function lengthFault(path: string): string | undefined {
  return path.length > LONGEST ? `is ${path.length} characters long; write at most ${LONGEST}` : undefined;
}
