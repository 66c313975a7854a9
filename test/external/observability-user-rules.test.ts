import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { configYaml } from '../../src/kernel';
import { read, typeFault } from '../../src/observability/promql-reader';
import { problemsOf } from '../../src/testing';
import { configOf } from '../observability/objects';
import { observed } from '../observability/stack';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

/** Expressions of every construct of the language, right and wrong: promtool is who decides. */
const expressions = [
  'up',
  'up == 0',
  'up == bool 0',
  'up bool == 0',
  '1 == 1',
  '1 > bool 1',
  'vector(1)',
  'vector("1")',
  'time() - up',
  '-up',
  '-"a"',
  '-up[5m]',
  'rate(up[5m])',
  'rate(up)',
  'rate((up)[5m])',
  'rate(up[0s])',
  'rate(up[300])',
  'rate(up[5m] offset 1h)',
  'rate(sum(up)[5m])',
  'rate(sum(up)[5m:])',
  'max_over_time(rate(up[5m])[1h:5m])',
  'max_over_time(up[1h:5m] offset 1d)',
  'max_over_time(1[1h:5m])',
  'up offset 5m',
  'up offset -5m',
  'sum(up) offset 5m',
  '(up) offset 5m',
  'up @ start()',
  'up @ 1609746000',
  'up @ "a"',
  'sum(up)',
  'SUM BY (job) (up)',
  'sum by (job) (up)',
  'sum(up) without (job)',
  'sum by (job) up',
  'sum by job (up)',
  'sum(up, up)',
  'sum(1)',
  'topk(3, up)',
  'topk(up)',
  'topk(up, up)',
  'quantile(0.9, up)',
  'count_values("v", up)',
  'count_values(1, up)',
  'limitk(2, up)',
  'group(up)',
  'histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m])))',
  'histogram_quantile(a_bucket)',
  'label_replace(up, "a", "$1", "b", "(.*)")',
  'label_replace(up, "a", "$1", "b")',
  'label_join(up, "a", ",", "b", "c")',
  'label_join(up, "a", ",")',
  'round(up)',
  'round(up, 5)',
  'round(up, 5, 5)',
  'hour()',
  'hour(up)',
  'hour(up, up)',
  'clamp(up, 0, 1)',
  'clamp(up, 0)',
  'absent(up)',
  'absent(1)',
  'predict_linear(up[1h], 3600)',
  'double_exponential_smoothing(up[1h], 0.5, 0.5)',
  'mad_over_time(up[1h])',
  'sort_desc(up)',
  'pi()',
  'pi(1)',
  'nosuch(up)',
  'a / b',
  'a / on (job) b',
  'a / on (job) group_left (node) b',
  'a / on (job) group_left (job) b',
  'a / on () b',
  'a / ignoring (job) group_right b',
  'a and b',
  'a and on (job) group_left b',
  'a and 1',
  '1 or b',
  '1 + on (job) b',
  'a unless on (job) b or c',
  'a ^ b ^ c',
  'a atan2 b',
  'a % 2',
  'a + fill(0) b',
  '{job="a"}',
  '{job=~".*"}',
  '{job=~".+"}',
  '{job!="a"}',
  '{job=""}',
  '{}',
  '{__name__="up"}',
  'up{__name__="down"}',
  '{"up"}',
  'up{"job"="a"}',
  'up{job="a",}',
  'up{job="a" job="b"}',
  "up{job='a'}",
  'up{job=`a`}',
  'up{job=a}',
  'up{job=~"("}',
  'up{job=~"[[:alpha:]]+"}',
  'up{job=~"(?i)a|b"}',
  'up{job=~"(?P<x>a)"}',
  'up{job=~"(?=a)"}',
  'up{job=~"(?!a)b"}',
  'up{job=~"a\\\\1"}',
  'up{job=~"a++"}',
  'up{job=~"\\\\pL+"}',
  'up{job="\\q"}',
  'up{1job="a"}',
  'sum(up',
  'sum(up))',
  'up +',
  '',
  '# a comment alone',
  'up # with a comment',
  '0x1f + up',
  '1e3 * up',
  'Inf - up',
  '5m * up',
  '5x * up',
  'up == NaN',
  'start()',
  'info(up)',
  'up anchored',
] as const;

describeWith(['promtool'], "rules of a user's own", ({ promtool }) => {
  const folder = temporaryFolder('user-rules');
  const isTaken = async (expr: string, index: number): Promise<boolean> => {
    const file = join(folder, `rule-${index}.yaml`);
    writeFileSync(file, configYaml({ groups: [{ name: 'one', rules: [{ record: 'a:b', expr }] }] }));
    return (await run(promtool, ['check', 'rules', file])).code === 0;
  };
  const isRead = (expr: string): boolean => {
    const query = read(expr);
    return !('why' in query) && typeFault(query) === undefined;
  };

  test('are read at synth as promtool reads them', async () => {
    const differ: string[] = [];
    for (const [index, expr] of expressions.entries()) {
      const [taken, read] = [await isTaken(expr, index), isRead(expr)];
      if (taken !== read) differ.push(`${expr}: promtool ${taken}, naust ${read}`);
    }
    expect(differ).toEqual([]);
  }, 120_000);

  test('are rules to promtool as they come out', async () => {
    const platform = observed({
      rules: {
        metrics: { orders_waiting: ['channel'] },
        records: { 'orders:waiting:sum': 'sum by (namespace) (orders_waiting)' },
        alerts: {
          OrdersWait: {
            when: 'orders:waiting:sum\n  > 100',
            summary: '{{ $value | humanize }} orders wait in {{ $labels.namespace }}',
            labels: { team: "the 'orders'" },
          },
        },
      },
    });
    expect(problemsOf(platform)).toEqual([]);
    const file = join(folder, 'rules.yaml');
    writeFileSync(file, configOf(platform, 'prometheus', 'rules.yaml'));
    expect(await run(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', file])).toMatchObject({
      code: 0,
    });
  });
});
