import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dashboards, renderDashboard } from '../../src/observability/dashboards';

const root = join(__dirname, '../..');

/** Of JSON: enumerations are their texts, and a query is of the store that it asks. */
const head = `
import type * as model from '@grafana/grafana-foundation-sdk/dashboard';
import type { dataquery as OfLoki } from '@grafana/grafana-foundation-sdk/loki';
import type { Dataquery as OfPrometheus } from '@grafana/grafana-foundation-sdk/prometheus';
type Plain<T> = Omit<T, '_implementsDataqueryVariant' | 'editorMode' | 'format'>;
type Panel = Omit<model.Panel, 'targets'> & { targets: (Plain<OfPrometheus> | Plain<OfLoki>)[] };
type Variable = Omit<model.VariableModel, 'type'> & { type: \`\${model.VariableType}\` };
type Dashboard = Omit<model.Dashboard, 'panels' | 'templating'> & {
  panels: Panel[];
  templating: { list: Variable[] };
};`;

/** What the compiler says of these dashboards, each held to the type that Grafana's makers publish. */
function typed(models: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'naust-dashboards-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const lines = models.map(
      (model, index) => `export const d${index}: Dashboard = ${JSON.stringify(model)};`,
    );
    writeFileSync(join(folder, 'dashboards.ts'), [head, ...lines].join('\n'));
    const options = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'node16',
      '--moduleResolution',
      'node16',
    ];
    const ran = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'dashboards.ts'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    return `${ran.stdout}${ran.stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('dashboards are of the type that Grafana has of them, and what is misspelt is not', () => {
  const models = dashboards.map(renderDashboard);
  expect(typed(models)).toBe('');
  const [model] = models as [{ panels: readonly object[] }];
  expect(typed([{ ...model, pannels: [] }])).toContain('pannels');
  expect(typed([{ ...model, panels: [{ ...model.panels[0], gridPos: { x: 'left' } }] }])).toContain(
    "not assignable to type 'number'",
  );
});
