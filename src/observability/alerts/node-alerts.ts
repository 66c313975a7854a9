import { aggregate, amount, call, increase, operation, over, rate, series } from '../promql';
import bounds from './bounds.json';
import { type AlertRule, day, hour, minute, sample } from './rule';

const oslo = { instance: 'oslo-1' };
const disk = { ...oslo, device: 'nvme0n1' };
const root = { ...oslo, mountpoint: '/', fstype: 'ext4' };

/** Of all its processors, the share of time that a node spent in one mode. */
function shareOfTime(mode: string) {
  const spent = rate(5 * minute, series('node_cpu_seconds_total', { mode }));
  return aggregate('avg', ['cpu', 'mode'], spent, 'without');
}

const processor = (mode: string, values: string) => [
  sample('node_cpu_seconds_total', { ...oslo, cpu: '0', mode }, values),
];

const free = operation(
  series('node_filesystem_avail_bytes', { fstype: ['!=', 'tmpfs'] }),
  '/',
  series('node_filesystem_size_bytes', { fstype: ['!=', 'tmpfs'] }),
);

/** What the requirement holds a node to, and what a node does not recover from by itself. */
export const nodeAlerts: readonly AlertRule[] = [
  {
    alert: 'NodeProcessorStolen',
    when: operation(shareOfTime('steal'), '>', bounds.steal.above),
    lasting: 15 * minute,
    severity: 'ticket',
    summary:
      '{{ $value | humanizePercentage }} of the processors of {{ $labels.instance }} went to other machines',
    proof: { fires: processor('steal', '0+0.6x60'), holds: processor('steal', '0+0.2x60'), after: 30 },
  },
  {
    alert: 'NodeWaitsForDisk',
    when: operation(shareOfTime('iowait'), '>', bounds.iowait.above),
    lasting: 15 * minute,
    severity: 'ticket',
    summary: '{{ $labels.instance }} waits for its disks {{ $value | humanizePercentage }} of the time',
    proof: { fires: processor('iowait', '0+6x60'), holds: processor('iowait', '0+1x60'), after: 30 },
  },
  {
    alert: 'NodeDiskSlow',
    when: operation(
      operation(
        rate(5 * minute, series('node_disk_read_time_seconds_total')),
        '/',
        operation(rate(5 * minute, series('node_disk_reads_completed_total')), '>', 0),
      ),
      '>',
      bounds.diskReadSeconds.above,
    ),
    lasting: 10 * minute,
    severity: 'ticket',
    summary: 'Reads of {{ $labels.device }} on {{ $labels.instance }} take {{ $value | humanizeDuration }}',
    proof: {
      fires: [
        sample('node_disk_read_time_seconds_total', disk, '0+60x60'),
        sample('node_disk_reads_completed_total', disk, '0+3000x60'),
      ],
      holds: [
        sample('node_disk_read_time_seconds_total', disk, '0+0.3x60'),
        sample('node_disk_reads_completed_total', disk, '0+3000x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'NodeDiskBusy',
    when: operation(
      operation(
        rate(5 * minute, series('node_disk_reads_completed_total')),
        '+',
        rate(5 * minute, series('node_disk_writes_completed_total')),
      ),
      '>',
      bounds.diskIops.above,
    ),
    lasting: 15 * minute,
    severity: 'ticket',
    summary: '{{ $labels.device }} of {{ $labels.instance }} is asked {{ $value | humanize }} times a second',
    proof: {
      fires: [
        sample('node_disk_reads_completed_total', disk, '0+300000x60'),
        sample('node_disk_writes_completed_total', disk, '0+240000x60'),
      ],
      holds: [
        sample('node_disk_reads_completed_total', disk, '0+3000x60'),
        sample('node_disk_writes_completed_total', disk, '0+3000x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'NodeFileDescriptorsRunOut',
    when: operation(
      operation(series('node_filefd_allocated'), '/', series('node_filefd_maximum')),
      '>',
      bounds.fileDescriptorsShare.above,
    ),
    lasting: 10 * minute,
    severity: 'page',
    summary: '{{ $labels.instance }} has {{ $value | humanizePercentage }} of its file descriptors open',
    proof: {
      fires: [
        sample('node_filefd_allocated', oslo, '800x60'),
        sample('node_filefd_maximum', oslo, '1000x60'),
      ],
      holds: [
        sample('node_filefd_allocated', oslo, '300x60'),
        sample('node_filefd_maximum', oslo, '1000x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'NodeMemoryRunsOut',
    when: operation(
      operation(series('node_memory_MemAvailable_bytes'), '/', series('node_memory_MemTotal_bytes')),
      '<',
      bounds.memoryFreeShare.below,
    ),
    lasting: 10 * minute,
    severity: 'page',
    summary: '{{ $labels.instance }} has {{ $value | humanizePercentage }} of its memory left',
    proof: {
      fires: [
        sample('node_memory_MemAvailable_bytes', oslo, '30x60'),
        sample('node_memory_MemTotal_bytes', oslo, '1000x60'),
      ],
      holds: [
        sample('node_memory_MemAvailable_bytes', oslo, '300x60'),
        sample('node_memory_MemTotal_bytes', oslo, '1000x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'NodeKilledForMemory',
    when: operation(increase(10 * minute, series('node_vmstat_oom_kill')), '>', 0),
    lasting: 0,
    severity: 'ticket',
    summary: 'The kernel of {{ $labels.instance }} ended a process for want of memory',
    proof: {
      fires: [sample('node_vmstat_oom_kill', oslo, '0x20 1x40')],
      holds: [sample('node_vmstat_oom_kill', oslo, '7x60')],
      after: 25,
    },
  },
  {
    alert: 'NodeDiskFilling',
    when: operation(free, '<', bounds.diskFreeShare.below),
    lasting: 10 * minute,
    severity: 'page',
    summary: '{{ $labels.mountpoint }} of {{ $labels.instance }} has {{ $value | humanizePercentage }} left',
    proof: {
      fires: [
        sample('node_filesystem_avail_bytes', root, '50x60'),
        sample('node_filesystem_size_bytes', root, '1000x60'),
      ],
      holds: [
        sample('node_filesystem_avail_bytes', root, '500x60'),
        sample('node_filesystem_size_bytes', root, '1000x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'NodeDiskFullWithinADay',
    when: operation(
      operation(
        call(
          'predict_linear',
          over(6 * hour, series('node_filesystem_avail_bytes', { fstype: ['!=', 'tmpfs'] })),
          amount(day),
        ),
        '<',
        0,
      ),
      'and',
      operation(free, '<', 0.4),
    ),
    lasting: hour,
    severity: 'ticket',
    summary: '{{ $labels.mountpoint }} of {{ $labels.instance }} will be full within a day as it goes on',
    proof: {
      fires: [
        sample('node_filesystem_avail_bytes', root, '1000-1.5x600'),
        sample('node_filesystem_size_bytes', root, '1000x600'),
      ],
      holds: [
        sample('node_filesystem_avail_bytes', root, '350x600'),
        sample('node_filesystem_size_bytes', root, '1000x600'),
      ],
      after: 540,
    },
  },
  {
    alert: 'NodeClockOff',
    when: operation(call('min_over_time', over(5 * minute, series('node_timex_sync_status'))), '==', 0),
    lasting: 10 * minute,
    severity: 'ticket',
    summary: 'The clock of {{ $labels.instance }} follows no other',
    proof: {
      fires: [sample('node_timex_sync_status', oslo, '0x60')],
      holds: [sample('node_timex_sync_status', oslo, '1x60')],
      after: 30,
    },
  },
];
