import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { configYaml } from '../../src/kernel';
import { type AlertRule, renderRules, type RuleGroup, ruleGroups } from '../../src/observability/alerts';
import { objectives } from '../observability/metrics-in';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const groups = ruleGroups(objectives);

/** The alert as it fires: with each label that its summary speaks of. */
function firing({ alert, labels = {}, summary }: AlertRule): string {
  const spoken = [...summary.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => `${label}!=""`);
  const own = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `count(ALERTS{${[`alertname="${alert}"`, 'alertstate="firing"', ...own, ...spoken].join(', ')}})`;
}

function unitTest(rule: AlertRule, fires: boolean): object {
  const { proof } = rule;
  return {
    name: `${rule.alert} ${Object.values(rule.labels ?? {}).join(' ')} ${fires ? 'fires' : 'does not fire'}`,
    interval: `${proof.every ?? 1}m`,
    input_series: (fires ? proof.fires : proof.holds).map(({ metric, labels, values }) => ({
      series: `${metric}{${Object.entries(labels)
        .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
        .join(', ')}}`,
      values,
    })),
    promql_expr_test: [
      {
        expr: firing(rule),
        eval_time: `${proof.after}m`,
        exp_samples: fires ? [{ labels: '{}', value: 1 }] : [],
      },
    ],
  };
}

describeWith(['promtool'], 'the rules of alerts', ({ promtool }) => {
  const folder = temporaryFolder('alerts');

  /** A rule is tested with its group alone, and as often as there are samples: all else would only take time. */
  const tested = async (
    name: string,
    testsOf: (rule: AlertRule) => readonly object[],
    some: readonly RuleGroup[] = groups,
  ) => {
    const files = some.flatMap((group, index) => {
      const rulesFile = join(folder, `rules-${index}.yaml`);
      writeFileSync(rulesFile, configYaml(renderRules([group])));
      const { alerts = [] } = group;
      const everies = new Set(alerts.map(({ proof }) => proof.every ?? 1));
      return [...everies].map((every) => {
        const file = join(folder, `${name}-${index}-${every}.yaml`);
        const tests = alerts.filter(({ proof }) => (proof.every ?? 1) === every).flatMap(testsOf);
        const evaluation_interval = `${every}m`;
        writeFileSync(file, configYaml({ rule_files: [rulesFile], evaluation_interval, tests }));
        return file;
      });
    });
    return run(promtool, ['test', 'rules', ...files], { timeoutMs: 120_000 });
  };

  test('are rules to promtool, each once', async () => {
    const file = join(folder, 'rules.yaml');
    writeFileSync(file, configYaml(renderRules(groups)));
    const ran = await run(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', file]);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('SUCCESS') as string });
  });

  test('each fires on what it is for, with every label that its summary speaks of', async () => {
    const ran = await tested('firing', (rule) => [unitTest(rule, true)]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  }, 130_000);

  test('none fires on what is well, but the one that says that alerts arrive', async () => {
    const quiet = (rule: AlertRule) => (rule.severity === 'heartbeat' ? [] : [unitTest(rule, false)]);
    expect(await tested('quiet', quiet)).toMatchObject({ code: 0, stderr: '' });
  }, 130_000);

  test('the tests themselves can fail', async () => {
    const swapped = ({ proof, ...rule }: AlertRule) =>
      unitTest({ ...rule, proof: { ...proof, fires: proof.holds } }, true);
    for (const name of ['node', 'route']) {
      const group = groups.filter((one) => one.name === name);
      expect((await tested('swapped', (rule) => [swapped(rule)], group)).code).not.toBe(0);
    }
  });
});
