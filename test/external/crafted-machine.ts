import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { programsOf, writeTree } from './cloud-init-host-folder';

/** Times of all processors since the start, in ticks: the fields of `/proc/stat` that the gate reads. */
export interface ProcessorTimes {
  readonly idle: number;
  readonly iowait: number;
  readonly steal: number;
}

/** What the host gate reads of a machine, and what the programs that it runs answer. */
export interface CraftedMachine {
  readonly clocks: string;
  readonly cpuFlags: string;
  readonly vendor: string;
  readonly product: string;
  /** Of the first process, ended by zero bytes. */
  readonly environ: string;
  /** Files that are there, such as `.dockerenv`. */
  readonly marks: readonly string[];
  /** Lines of `/proc/self/mountinfo`. */
  readonly mounts: readonly string[];
  /** Where each block device lies below `/sys/devices`, by its name and number. */
  readonly blocks: readonly { readonly name: string; readonly number: string; readonly at: string }[];
  /** Members of a mapper's or an array's device, by its name. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** What passes while iowait is measured, and then while steal is. */
  readonly passes: readonly [ProcessorTimes, ProcessorTimes];
  /** Read and write operations a second, past the page cache and through it; `undefined` where fio fails. */
  readonly operations: readonly [read: number, write: number] | undefined;
  /** Milliseconds to each peer that answers. */
  readonly latency: Readonly<Record<string, string>>;
  /** MiB that are free. */
  readonly free: number;
  /** `/etc/naust/gate.conf` */
  readonly settings: string;
  /** Programs that are not installed. */
  readonly lacks: readonly string[];
}

/** A machine at a provider whose guests see the NVMe device. */
export const goodMachine: CraftedMachine = {
  clocks: 'kvm-clock tsc acpi_pm',
  cpuFlags: 'fpu vme hypervisor lahf_lm',
  vendor: 'QEMU',
  product: 'Standard PC (Q35 + ICH9, 2009)',
  environ: 'HOME=/\0TERM=linux\0',
  marks: [],
  mounts: [
    '22 1 259:1 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p1 rw',
    '23 22 0:21 / /proc rw,nosuid shared:2 - proc proc rw',
    '24 22 0:22 / /var/lib/rancher-other rw shared:3 - tmpfs tmpfs rw',
  ],
  blocks: [
    { name: 'nvme0n1', number: '259:0', at: 'pci0000:00/nvme/nvme0/nvme0n1' },
    { name: 'nvme0n1p1', number: '259:1', at: 'pci0000:00/nvme/nvme0/nvme0n1/nvme0n1p1' },
  ],
  members: {},
  passes: [
    { idle: 980, iowait: 20, steal: 0 },
    { idle: 998, iowait: 0, steal: 2 },
  ],
  operations: [7000, 6900],
  latency: { '10.0.0.10': '0.312', '10.0.0.11': '0.401' },
  free: 20_000,
  settings: '',
  lacks: [],
};

const ticks = (before: ProcessorTimes, { idle, iowait, steal }: ProcessorTimes): ProcessorTimes => ({
  idle: before.idle + idle,
  iowait: before.iowait + iowait,
  steal: before.steal + steal,
});

function stat({ idle, iowait, steal }: ProcessorTimes): string {
  const line = `100 0 100 ${idle} ${iowait} 0 0 ${steal} 0 0`;
  return `cpu  ${line}\ncpu0 ${line}\nintr 1 2 3\n`;
}

/** Writes the machine below a folder, which becomes the gate's root; gives the folder of its programs. */
export function craft(root: string, machine: CraftedMachine): string {
  const start = { idle: 5000, iowait: 50, steal: 10 };
  const [one, two] = machine.passes;
  const first = ticks(start, one);
  writeTree(root, [
    { path: 'proc/stat', content: stat(start) },
    { path: 'next/1', content: stat(first) },
    { path: 'next/2', content: stat(ticks(first, two)) },
    { path: 'proc/cpuinfo', content: `processor\t: 0\nflags\t\t: ${machine.cpuFlags}\n` },
    { path: 'proc/1/environ', content: machine.environ },
    { path: 'proc/self/mountinfo', content: `${machine.mounts.join('\n')}\n` },
    { path: 'sys/class/dmi/id/sys_vendor', content: `${machine.vendor}\n` },
    { path: 'sys/class/dmi/id/product_name', content: `${machine.product}\n` },
    {
      path: 'sys/devices/system/clocksource/clocksource0/available_clocksource',
      content: `${machine.clocks}\n`,
    },
    { path: 'etc/naust/gate.conf', content: machine.settings },
    { path: 'var/lib/rancher/.keep', content: '' },
    ...machine.marks.map((path) => ({ path, content: '' })),
  ]);
  craftBlocks(root, machine);
  const bin = join(root, 'bin');
  writeTree(bin, programsOf(programs(root, machine)));
  return bin;
}

function craftBlocks(root: string, { blocks, members }: CraftedMachine): void {
  for (const { name, number, at } of blocks) {
    const device = join(root, 'sys/devices', at);
    const isPartition = blocks.some((other) => at === `${other.at}/${name}`);
    writeTree(device, [{ path: isPartition ? 'partition' : 'size', content: '1\n' }]);
    for (const member of members[name] ?? []) writeTree(device, [{ path: `slaves/${member}`, content: '' }]);
    link(device, join(root, 'sys/class/block', name));
    link(device, join(root, 'sys/dev/block', number));
  }
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/** Only what it has is on the PATH, so that what is installed here makes no difference. */
function programs(root: string, machine: CraftedMachine): Record<string, string> {
  const [read, write] = machine.operations ?? [0, 0];
  const terse = ['3', 'fio-3.33', 'random_rw_test', '0', '0', '0', '0', `${read}`];
  const answers = Object.entries(machine.latency).map(
    ([peer, average]) => `${peer}) echo 'rtt min/avg/max/mdev = 0.1/${average}/0.9/0.1 ms' ;;`,
  );
  const all: Record<string, string> = {
    // While it waits, time passes on the machine.
    sleep: `n=$(($(cat ${root}/slept 2>/dev/null || echo 0) + 1)); echo $n >${root}/slept; cp ${root}/next/$n ${root}/proc/stat`,
    fio: machine.operations
      ? `echo "$*" >>${root}/fio-jobs; for of in "$@"; do case "$of" in --directory=*) ls -d "\${of#*=}" >>${root}/fio-folders; : >"\${of#*=}/random_rw_test.0.0" ;; esac; done
echo '${[...terse, ...Array<string>(40).fill('0'), `${write}`].join(';')}'`
      : 'echo "fio: first direct IO errored. File system may not support direct IO" >&2; exit 1',
    ping: `for peer in "$@"; do :; done; case "$peer" in ${answers.join(' ')} *) exit 1 ;; esac`,
    df: `printf 'Filesystem 1024-blocks Used Available Capacity Mounted\\nx 1 1 ${machine.free * 1024} 1%% /\\n'`,
    logger: `printf '%s\\n' "$*" >${root}/logged; cat >>${root}/logged`,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !machine.lacks.includes(name)));
}
