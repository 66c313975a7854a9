import { emission } from '../../src/emit';
import { problemsOf } from '../../src/testing';
import type { Platform } from '../../src/platform';
import { changedAt, type Place, placesIn, withoutAt } from './changed-props';
import { type Subject } from './good-machines';
import { subjects } from './good-stacks';

const PROPER = /^NAUST-(?!OUT|RUN)[A-Z]{3}-\d{3}$/;

/** What is wrong with the stack when another value is at the place: it must not come to an exception. */
function errorsWith({ props, stack }: Subject, place: Place, value: unknown): readonly string[] {
  return problemsOf(stack(changedAt(props, place, value)))
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

/** Its files in bytes; none where something is wrong with it, such as a required prop that is not there. */
function outputOf(stack: Platform): unknown {
  return emission(stack).files;
}

/** Lists and records have entries, which are there or not; props may be there and be nothing. */
function isProp(place: Place): boolean {
  const records = [
    'pools',
    'routes',
    'environment',
    'headers',
    'labels',
    'podLabels',
    'pods',
    'objectives',
    'receivers',
    'alerts',
    'records',
    'metrics',
    'databases',
    'passwords',
    'scrapes',
    'at',
  ];
  return typeof place.at(-1) === 'string' && !records.includes(String(place.at(-2)));
}

/** Neither is ever right, whatever the prop: in turn, so that it takes half the time. */
const never = [null, Symbol('x')];

describe.each(Object.entries(subjects))('%s', (_, subject) => {
  const places = placesIn(subject.props);

  test('is good as it is', () => {
    const errors = problemsOf(subject.stack(subject.props)).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  test('refuses what is of another type in each of its props', () => {
    places.forEach((place, index) => {
      const codes = errorsWith(subject, place, never[index % 2]);
      expect({ place, refused: codes.length > 0, odd: codes.filter((c) => !PROPER.test(c)) }).toEqual({
        place,
        refused: true,
        odd: [],
      });
    });
  });

  test('takes undefined for what was not written', () => {
    for (const place of places.filter(isProp)) {
      const [explicit, left] = [
        changedAt(subject.props, place, undefined),
        withoutAt(subject.props, place),
      ].map((props) => outputOf(subject.stack(props)));
      expect({ place, output: explicit }).toEqual({ place, output: left });
    }
  });
});
