import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CraftedGate, gateShells } from './crafted-gate';
import { describeWith } from './require-program';

describeWith(['busybox'], 'what the host gate is told, and tells', ({ busybox }) => {
  describe.each(gateShells)('run by %s', (shell) => {
    const crafted = new CraftedGate(shell, busybox);

    test('takes its bounds from the settings', async () => {
      const settings = 'iowait_max=1.9\nsteal_max=0.1\niops_min=13901\nlatency_max=0.3\npeers=10.0.0.10\n';
      const { checks } = await crafted.verdict({ settings });
      expect(
        checks.filter(({ verdict }) => verdict === 'failed').map(({ check, bound }) => [check, bound]),
      ).toEqual([
        ['iowait', 1.9],
        ['steal', 0.1],
        ['disk', 13901],
        ['latency', 0.3],
      ]);
    });

    test('reports without refusing what the settings give a reason for', async () => {
      const settings = 'report_only=steal: shared processors (a test)\nreport_only=disk: moved in May\n';
      const slow = { operations: [10, 10] as const, settings };
      const { passed, checks, root } = await crafted.verdict(slow);
      expect(passed).toBe(true);
      expect(checks.find(({ check }) => check === 'disk')).toMatchObject({
        verdict: 'reported',
        figure: 20,
        note: 'moved in May',
      });
      expect(checks.find(({ check }) => check === 'steal')).toMatchObject({ verdict: 'passed', note: null });
      const metrics = readFileSync(join(root, 'var/lib/naust/metrics/naust-gate.prom'), 'utf8');
      expect(metrics).toContain('naust_gate_passed 1\n');
      expect(metrics).toContain('naust_gate_check_failed{check="disk"} 1\n');
    });

    test('says in the journal and in a metric that it refused, and why', async () => {
      const { root } = await crafted.verdict({ marks: ['.dockerenv'] });
      const logged = readFileSync(join(root, 'logged'), 'utf8');
      expect(logged).toMatch(/^-t naust-gate -p user\.err\n/);
      expect(logged).toContain('failed    virtualisation: docker (wanted: kvm or none)\n');
      expect(logged).toMatch(/\nFAILED: virtualisation\n$/);
      expect(readFileSync(join(root, 'var/lib/naust/metrics/naust-gate.prom'), 'utf8')).toBe(
        [
          '# HELP naust_gate_passed Whether the host gate let this machine pass.',
          '# TYPE naust_gate_passed gauge',
          'naust_gate_passed 0',
          '# HELP naust_gate_check_failed Whether a check was outside its bound, also where it is only reported.',
          '# TYPE naust_gate_check_failed gauge',
          'naust_gate_check_failed{check="disk"} 0',
          'naust_gate_check_failed{check="iowait"} 0',
          'naust_gate_check_failed{check="steal"} 0',
          'naust_gate_check_failed{check="storage"} 0',
          'naust_gate_check_failed{check="virtualisation"} 1',
          '',
        ].join('\n'),
      );
    });

    test.each<[string, string, readonly string[]]>([
      ['an unknown option', '', ['--jsn']],
      ['an option without its value', '', ['--peers']],
      ['peers that are no addresses', '', ['--peers', 'oslo-1']],
      ['seconds that are no number', '', ['--seconds', '1.5']],
      ['a size that is no number', '', ['--size', '1G']],
      ['a text that would end another', '', ['--storage', 'NVMe" }']],
      ['an unknown setting', 'steal=1\n', []],
      ['a bound that is no number', 'steal_max=much\n', []],
      ['a bar in a reason', 'report_only=disk: a|b\n', []],
    ])('refuses %s before it measures anything', async (_, settings, args) => {
      const { code, stdout, stderr, root } = await crafted.ran({ settings }, ...args);
      expect({ code, stdout, usage: stderr.includes('Usage: naust-gate') }).toEqual({
        code: 64,
        stdout: '',
        usage: true,
      });
      expect(existsSync(join(root, 'slept'))).toBe(false);
    });

    test('says how it is called', async () => {
      expect(await crafted.ran({}, '--help')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('--storage TEXT') as string,
      });
    });
  });
});
