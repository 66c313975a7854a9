import { Yaml } from 'cdk8s';
import { comparedWithCdk8s } from '../emit/same-as-cdk8s';
import { comparedWithCdktf } from '../emit/same-as-cdktf';
import { comparedWithYaml, wrongShortTexts } from '../kernel/yaml-writer';
import { seed } from '../seed';

const byCdk8s = (content: unknown): string => Yaml.stringify(content);

const minutes = 60_000;

describe(`byte for byte (seed ${seed})`, () => {
  test(
    'hostile documents are written as cdk8s writes them',
    () => expect(comparedWithYaml(byCdk8s, { seed, numRuns: 50_000 }).naust).toBeGreaterThan(10_000),
    20 * minutes,
  );

  test.each([
    ['aeExnoy0-_.:/@', 4],
    ['eE01-+_.:', 5],
    [' \n\t#:-a', 5],
    ['"\'\\%?&*!|>`{[,~', 4],
  ] as const)(
    'every text of %j up to %i characters is written as yaml writes it',
    (characters, length) => expect(wrongShortTexts(byCdk8s, characters, length)).toEqual([]),
    10 * minutes,
  );

  test(
    'trees are written as cdk8s writes them',
    () => expect(comparedWithCdk8s({ seed, numRuns: 5_000 }).both).toBeGreaterThan(1_000),
    20 * minutes,
  );

  test(
    'stacks are written as cdktf writes them',
    () => expect(comparedWithCdktf({ seed, numRuns: 1_000 })).toBe(4_000),
    20 * minutes,
  );
});
