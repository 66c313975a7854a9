/** The values at which each field holds. */
export interface Schedule {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  /** `undefined` where any is as good. */
  readonly weekdays: readonly number[] | undefined;
}

interface Field {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: WEEKDAYS },
];

/** The last day of each month, in the year that has most. */
const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Five fields as cron writes them; `undefined` where it is something else. */
export function readSchedule(text: string): Schedule | undefined {
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length !== FIELDS.length) return undefined;
  const read = words.map((word, index) => readField(word, FIELDS[index]!));
  const [minutes, hours, days, months, weekdays] = read;
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  return { minutes, hours, days, months, weekdays: /^[*?]$/.test(words[4]!) ? undefined : weekdays };
}

/** Whether any date is meant. Where a weekday is named, either the day or the weekday is enough, or any day will do. */
export function comesAround({ days, months, weekdays }: Schedule): boolean {
  return weekdays !== undefined || months.some((month) => days.some((day) => day <= LAST_DAYS[month - 1]!));
}

function readField(word: string, field: Field): readonly number[] | undefined {
  const parts = word.split(',').map((part) => readPart(part, field));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** `*`, `7`, `1-5`, each with `/2` if wanted: a single value with a step goes on to the end. */
function readPart(part: string, field: Field): readonly number[] | undefined {
  const [, from, to, by] = /^([*?]|\w+)(?:-(\w+))?(?:\/(\d{1,3}))?$/.exec(part) ?? [];
  if (from === undefined) return undefined;
  const isAny = from === '*' || from === '?';
  if (isAny && to !== undefined) return undefined;
  const first = isAny ? field.min : readValue(from, field);
  const last = isAny || (to === undefined && by !== undefined) ? field.max : readValue(to ?? from, field);
  const step = by === undefined ? 1 : Number(by);
  if (first === undefined || last === undefined || step === 0) return undefined;
  if (first < field.min || last > field.max || first > last) return undefined;
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}

function readValue(word: string, { min, names = [] }: Field): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const index = names.indexOf(word.toLowerCase());
  return index === -1 ? undefined : index + min;
}
