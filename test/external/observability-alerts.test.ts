import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { configYaml } from '../../src/kernel';
import { type AlertRule, renderRules, ruleGroups } from '../../src/observability/alerts';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const groups = ruleGroups([{ service: 'inventory', availability: 99.9 }]);
const rules = groups.flatMap(({ alerts = [] }) => alerts);

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
    interval: '1m',
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
  const file = join(folder, 'rules.yaml');
  const tested = async (name: string, tests: readonly object[]) => {
    const testFile = join(folder, `${name}.yaml`);
    writeFileSync(testFile, configYaml({ rule_files: [file], evaluation_interval: '1m', tests }));
    return run(promtool, ['test', 'rules', testFile], { timeoutMs: 120_000 });
  };
  beforeAll(() => writeFileSync(file, configYaml(renderRules(groups))));

  test('are rules to promtool, each once', async () => {
    const ran = await run(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', file]);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('SUCCESS') as string });
  });

  test('each fires on what it is for, with every label that its summary speaks of', async () => {
    const ran = await tested(
      'firing',
      rules.map((rule) => unitTest(rule, true)),
    );
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  }, 130_000);

  test('none fires on what is well, but the one that says that alerts arrive', async () => {
    const ran = await tested(
      'quiet',
      rules.filter(({ severity }) => severity !== 'heartbeat').map((rule) => unitTest(rule, false)),
    );
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  }, 130_000);

  test('the tests themselves can fail', async () => {
    const rule = rules.find(({ alert }) => alert === 'NodeProcessorStolen')!;
    const swapped = { ...rule, proof: { ...rule.proof, fires: rule.proof.holds } };
    expect((await tested('swapped', [unitTest(swapped, true)])).code).not.toBe(0);
  });
});
