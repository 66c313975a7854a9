import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeTree } from './cloud-init-host-folder';
import { CraftedGate, gateShells } from './crafted-gate';
import { describeWith } from './require-program';

describeWith(['busybox'], 'what the host gate does to the disk, and asks of peers', ({ busybox }) => {
  describe.each(gateShells)('run by %s', (shell) => {
    const crafted = new CraftedGate(shell, busybox);

    test('asks fio for the job of the requirement, once past the page cache and once through it', async () => {
      const { root } = await crafted.verdict({});
      const jobs = readFileSync(join(root, 'fio-jobs'), 'utf8').trim().split('\n');
      const job = ['--name=random_rw_test', '--ioengine=libaio', '--rw=randrw', '--bs=4k', '--numjobs=4'];
      for (const part of [...job, '--size=1024M', '--time_based', '--group_reporting']) {
        expect(jobs.filter((asked) => asked.split(' ').includes(part))).toHaveLength(2);
      }
      expect(jobs[0]).toMatch(/ --runtime=60 .*--direct=1 /);
      expect(jobs[1]).toMatch(/ --runtime=10 .*--direct=0 /);
    });

    test('leaves no file behind', async () => {
      const { root } = await crafted.verdict({});
      const [used] = readFileSync(join(root, 'fio-folders'), 'utf8').split('\n') as [string];
      expect(used).toBe(join(root, 'var/lib/rancher/.naust-gate'));
      expect(readdirSync(join(root, 'var/lib/rancher'))).toEqual(['.keep']);
    });

    test('removes what a gate that was killed left behind, and leaves alone what another uses', async () => {
      const machine = crafted.made({});
      const pid = 'var/lib/rancher/.naust-gate/pid';
      writeTree(machine.root, [{ path: pid, content: '999999999\n' }]);
      expect((await crafted.run(machine)).code).toBe(0);
      expect(readdirSync(join(machine.root, 'var/lib/rancher'))).toEqual(['.keep']);
      writeTree(machine.root, [
        { path: pid, content: `${process.pid}\n` },
        { path: 'slept', content: '0\n' },
      ]);
      const second = await crafted.run(machine);
      expect(second.code).toBe(1);
      expect(second.stdout).toContain(`process ${process.pid} tries it too`);
      expect(readdirSync(join(machine.root, 'var/lib/rancher/.naust-gate'))).toEqual(['pid']);
    });

    test('refuses a disk that has no room for the job', async () => {
      expect(await crafted.check({ free: 5119 }, 'disk')).toMatchObject({
        verdict: 'failed',
        note: '5119 MiB free of the 5120 MiB it takes',
      });
      expect(await crafted.check({ free: 5120 }, 'disk')).toMatchObject({ verdict: 'passed' });
    });

    test('refuses a disk that fio fails on, in its words', async () => {
      expect(await crafted.check({ operations: undefined }, 'disk')).toMatchObject({
        verdict: 'failed',
        note: 'fio: fio: first direct IO errored. File system may not support direct IO',
      });
    });

    test('says which checks it left out where programs are missing, and passes without them', async () => {
      // Busybox always has the other two.
      const lacks = shell === 'dash' ? ['fio', 'ping', 'logger'] : ['fio'];
      const { passed, checks } = await crafted.verdict({ lacks }, '--peers', '10.0.0.10');
      expect(passed).toBe(true);
      const left = checks.filter(({ verdict }) => verdict === 'left-out');
      expect(left.map(({ check, note }) => [check, note])).toEqual(
        [
          ['disk', 'fio is not installed'],
          ['latency', 'ping is not installed'],
        ].slice(0, shell === 'dash' ? 2 : 1),
      );
    });

    test('holds the latency to every peer that answers, and leaves out those that do not', async () => {
      const { passed, checks } = await crafted.verdict({ settings: 'peers=10.0.0.10,10.0.0.11,10.0.0.12\n' });
      expect(passed).toBe(false);
      expect(
        checks
          .filter(({ check }) => check === 'latency')
          .map(({ of, verdict, figure }) => [of, verdict, figure]),
      ).toEqual([
        ['10.0.0.10', 'passed', 0.312],
        ['10.0.0.11', 'failed', 0.401],
        ['10.0.0.12', 'left-out', null],
      ]);
    });
  });
});
