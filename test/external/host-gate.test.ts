import { CraftedGate, gateShells } from './crafted-gate';
import { type CraftedMachine, goodMachine } from './crafted-machine';
import { describeWith } from './require-program';

describeWith(['busybox'], 'the host gate', ({ busybox }) => {
  describe.each(gateShells)('run by %s', (shell) => {
    const crafted = new CraftedGate(shell, busybox);

    test('lets a good machine pass, with a figure and a bound for each check', async () => {
      const { stdout, code } = await crafted.ran({}, '--peers', '10.0.0.10');
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: [
          'passed    virtualisation: kvm (wanted: kvm or none)',
          'passed    storage: nvme0n1 (wanted: NVMe)',
          'passed    iowait: 2.00 % (wanted: <= 5 %)',
          'passed    steal: 0.20 % (wanted: <= 0.5 %)',
          'passed    disk: 13900 IOPS (wanted: >= 10000 IOPS)',
          'noted     disk-buffered: 13900 IOPS the page cache, not the disk',
          'passed    latency 10.0.0.10: 0.312 ms (wanted: <= 0.4 ms)',
          'passed',
          '',
        ].join('\n'),
      });
    });

    test.each<[string, Partial<CraftedMachine>, string]>([
      ['Docker', { marks: ['.dockerenv'] }, 'docker'],
      ['Podman', { marks: ['run/.containerenv'] }, 'podman'],
      ['OpenVZ', { marks: ['proc/vz/veinfo'] }, 'openvz'],
      ['LXC', { environ: 'TERM=linux\0container=lxc\0' }, 'lxc'],
      ['VMware', { clocks: 'tsc', vendor: 'VMware, Inc.' }, 'VMware, Inc.'],
      ['emulation without KVM', { clocks: 'tsc acpi_pm' }, 'QEMU'],
    ])('refuses %s', async (_, machine, figure) => {
      const check = await crafted.check(machine, 'virtualisation');
      expect(check).toMatchObject({ verdict: 'failed', figure });
    });

    test.each<[string, Partial<CraftedMachine>, string]>([
      ['a machine without a hypervisor', { clocks: 'tsc', cpuFlags: 'fpu vme' }, 'none'],
      ['KVM on ARM', { clocks: 'arch_sys_counter', cpuFlags: '', product: 'KVM Virtual Machine' }, 'kvm'],
    ])('accepts %s', async (_, machine, figure) => {
      expect(await crafted.check(machine, 'virtualisation')).toMatchObject({ verdict: 'passed', figure });
    });

    const vda = { name: 'vda', number: '254:0', at: 'pci/virtio1/block/vda' };
    const onVda = { mounts: ['22 1 254:0 / / rw - ext4 /dev/vda rw'], blocks: [vda] };

    test('refuses a disk that is no NVMe device, unless the provider states what it is', async () => {
      expect(await crafted.check(onVda, 'storage')).toMatchObject({ verdict: 'failed', figure: 'vda' });
      const stated = { ...onVda, settings: 'storage=local NVMe in RAID 10\n' };
      expect(await crafted.check(stated, 'storage')).toMatchObject({
        verdict: 'passed',
        note: 'local NVMe in RAID 10, as its provider states',
      });
      expect(await crafted.check(onVda, 'storage', '--storage', 'MaxIOPS')).toMatchObject({
        verdict: 'passed',
        note: 'MaxIOPS, as its provider states',
      });
    });

    test('finds the disks below what the data lies on: partitions, arrays, mappers, the nearest mount', async () => {
      const mapped = {
        mounts: [
          '22 1 254:0 / / rw - ext4 /dev/vda rw',
          '30 22 253:0 / /var/lib rw - ext4 /dev/mapper/data-lib rw',
        ],
        blocks: [
          vda,
          { name: 'dm-0', number: '253:0', at: 'virtual/block/dm-0' },
          { name: 'md0', number: '9:0', at: 'virtual/block/md0' },
          ...goodMachine.blocks,
          { name: 'nvme1n1', number: '259:2', at: 'pci/nvme/nvme1/nvme1n1' },
        ],
        members: { 'dm-0': ['md0'], md0: ['nvme0n1p1', 'nvme1n1'] },
      };
      expect(await crafted.check(mapped, 'storage')).toMatchObject({
        verdict: 'passed',
        figure: 'nvme0n1 nvme1n1',
      });
      const mixed = { ...mapped, members: { 'dm-0': ['md0'], md0: ['nvme0n1p1', 'vda'] } };
      expect(await crafted.check(mixed, 'storage')).toMatchObject({
        verdict: 'failed',
        figure: 'nvme0n1 vda',
      });
    });

    test('knows the device of a file system that has no number of its own', async () => {
      const btrfs = { mounts: ['22 1 0:30 /@ / rw - btrfs /dev/nvme0n1p1 rw,subvol=/@'] };
      expect(await crafted.check(btrfs, 'storage')).toMatchObject({ verdict: 'passed', figure: 'nvme0n1' });
      const overlay = { mounts: ['22 1 0:30 / / rw - overlay overlay rw'] };
      expect(await crafted.check(overlay, 'storage')).toMatchObject({ verdict: 'failed', figure: 'overlay' });
    });

    test.each<[string, number, number, string]>([
      ['iowait', 50, 0, 'passed'],
      ['iowait', 51, 0, 'failed'],
      ['steal', 0, 5, 'passed'],
      ['steal', 0, 6, 'failed'],
    ])('holds %s to its bound: %d and %d of 1000 ticks', async (check, iowait, steal, verdict) => {
      const pass = (waited: number, stolen: number) => ({
        idle: 1000 - waited - stolen,
        iowait: waited,
        steal: stolen,
      });
      const found = await crafted.check({ passes: [pass(iowait, 0), pass(0, steal)] }, check);
      expect(found).toMatchObject({ verdict, figure: (iowait + steal) / 10 });
    });

    test.each([
      [5000, 5000, 'passed'],
      [5000, 4999, 'failed'],
    ])('holds the disk to 10,000: %d reads and %d writes', async (read, write, verdict) => {
      expect(await crafted.check({ operations: [read, write] }, 'disk')).toMatchObject({
        verdict,
        figure: read + write,
      });
    });
  });
});
