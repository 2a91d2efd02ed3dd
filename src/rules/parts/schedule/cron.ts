/** Numbers that stand in one place of a schedule. */
interface Place {
  readonly title: string;
  readonly first: number;
  readonly last: number;
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const PLACES: readonly Place[] = [
  { title: 'minute', first: 0, last: 59, names: [] },
  { title: 'hour', first: 0, last: 23, names: [] },
  { title: 'day of the month', first: 1, last: 31, names: [] },
  { title: 'month', first: 1, last: 12, names: MONTHS },
  { title: 'day of the week', first: 0, last: 6, names: DAYS },
];

const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** Of a leap year. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What an API server finds wrong with a schedule, as the end of a sentence.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export function scheduleFault(schedule: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(schedule)) {
    return 'must not name a time zone, which has the field timeZone';
  }
  if (schedule.startsWith('@')) {
    return descriptorFault(schedule);
  }
  const fields = fieldsOf(schedule);
  if (fields.length !== PLACES.length) {
    return `must have 5 fields: minute, hour, day of the month, month, day of the week; it has ${fields.length}`;
  }
  return fields.map((field, index) => fieldFault(field, PLACES[index])).find((fault) => fault !== undefined);
}

/** Whether a schedule that an API server takes names only days that no year has, such as the 30th of February. */
export function neverOccurs(schedule: string): boolean {
  const fields = fieldsOf(schedule);
  if (schedule.startsWith('@') || fields.length !== PLACES.length || scheduleFault(schedule) !== undefined) {
    return false;
  }
  const [, , days, months, weekdays] = fields.map((field, index) => numbersOf(field, PLACES[index]));
  // days of the month and of the week are either of them, where both are narrowed down
  const isNarrowed = !hasStar(fields[2]) && !hasStar(fields[4]);
  return (
    !(isNarrowed && weekdays.size > 0) &&
    ![...months].some((month) => [...days].some((day) => day <= LENGTHS[month - 1]))
  );
}

function fieldsOf(schedule: string): string[] {
  return schedule.split(/\s+/).filter((field) => field !== '');
}

function descriptorFault(schedule: string): string | undefined {
  const every = /^@every (.*)$/.exec(schedule);
  const isKnown = every
    ? /^[+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/.test(every[1])
    : DESCRIPTORS.includes(schedule);
  return isKnown ? undefined : `must be 5 fields, or one of ${DESCRIPTORS.join(', ')}`;
}

function fieldFault(field: string, place: Place): string | undefined {
  return field
    .split(',')
    .filter((range) => range !== '')
    .map((range) => rangeFault(range, place))
    .find((fault) => fault !== undefined);
}

function rangeFault(text: string, place: Place): string | undefined {
  const range = rangeOf(text, place);
  const { title, first, last } = place;
  if (!range) {
    return `has the ${title} "${text}"; write numbers from ${first} to ${last}, *, or a range with a step, e.g. */5`;
  }
  if (range.from < first || range.to > last) {
    return `has the ${title} "${text}", which must be from ${first} to ${last}`;
  }
  if (range.from > range.to) {
    return `has the ${title} "${text}", which ends before it begins`;
  }
  return range.step === 0 ? `has the ${title} "${text}", whose step must be above 0` : undefined;
}

function numbersOf(field: string, place: Place): Set<number> {
  const numbers = new Set<number>();
  for (const text of field.split(',').filter((range) => range !== '')) {
    const { from, to, step } = rangeOf(text, place)!;
    for (let number = from; number <= to; number += step) {
      numbers.add(number);
    }
  }
  return numbers;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Undefined where it cannot be read. */
function rangeOf(text: string, place: Place): Range | undefined {
  const [bounds, stepText, ...tooMany] = text.split('/');
  const [low, high, ...more] = bounds.split('-');
  const step = stepText === undefined ? 1 : numberOf(stepText, []);
  if (tooMany.length > 0 || step === undefined) {
    return undefined;
  }
  if (low === '*' || low === '?') {
    return { from: place.first, to: place.last, step };
  }
  const from = numberOf(low, place.names, place.first);
  const to = high === undefined ? from : numberOf(high, place.names, place.first);
  if (from === undefined || to === undefined || more.length > 0) {
    return undefined;
  }
  return { from, to: high === undefined && stepText !== undefined ? place.last : to, step };
}

function numberOf(text: string, names: readonly string[], first: number = 0): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) {
    return index + first;
  }
  return /^\+?\d+$/.test(text) ? Number(text) : undefined;
}

/** Whether it stands for every day, which a step above 1 takes back. */
function hasStar(field: string): boolean {
  return field.split(',').some((range) => /^[*?]/.test(range) && !/\/\+?0*([2-9]|[1-9]\d)/.test(range));
}
