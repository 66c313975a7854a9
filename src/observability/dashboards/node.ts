import { aggregate, operation, rate, series } from '../promql';
import { type Dashboard, graph, query } from './dashboard';

const here = { instance: ['=~', '$instance'] } as const;
const per = (metric: string) => rate('$__rate_interval', series(metric, here));
const mode = (name: string) =>
  aggregate(
    'avg',
    ['instance'],
    rate('$__rate_interval', series('node_cpu_seconds_total', { ...here, mode: name })),
  );
const disk = '{{instance}} {{device}}';
const files = { ...here, fstype: ['!=', 'tmpfs'] } as const;

export const node: Dashboard = {
  uid: 'naust-node',
  title: 'Node',
  variables: [{ name: 'instance', metric: 'node_memory_MemTotal_bytes' }],
  panels: [
    graph(
      'Processors at work',
      'percentunit',
      query(operation({ kind: 'amount', value: 1 }, '-', mode('idle')), '{{instance}}'),
    ),
    graph('Processor time that went to other machines', 'percentunit', query(mode('steal'), '{{instance}}')),
    graph('Waiting for disks', 'percentunit', query(mode('iowait'), '{{instance}}')),
    graph(
      'Memory in use',
      'percentunit',
      query(
        operation(
          { kind: 'amount', value: 1 },
          '-',
          operation(
            series('node_memory_MemAvailable_bytes', here),
            '/',
            series('node_memory_MemTotal_bytes', here),
          ),
        ),
        '{{instance}}',
      ),
    ),
    graph(
      'Time a read takes',
      's',
      query(
        operation(per('node_disk_read_time_seconds_total'), '/', per('node_disk_reads_completed_total')),
        disk,
      ),
    ),
    graph(
      'Disk operations',
      'iops',
      query(
        operation(per('node_disk_reads_completed_total'), '+', per('node_disk_writes_completed_total')),
        disk,
      ),
    ),
    graph(
      'Disk space in use',
      'percentunit',
      query(
        operation(
          { kind: 'amount', value: 1 },
          '-',
          operation(
            series('node_filesystem_avail_bytes', files),
            '/',
            series('node_filesystem_size_bytes', files),
          ),
        ),
        '{{instance}} {{mountpoint}}',
      ),
    ),
    graph(
      'Open files',
      'percentunit',
      query(
        operation(series('node_filefd_allocated', here), '/', series('node_filefd_maximum', here)),
        '{{instance}}',
      ),
    ),
    graph('Connections in TIME_WAIT', 'short', query(series('node_sockstat_TCP_tw', here), '{{instance}}')),
    graph(
      'Connections dropped by full queues',
      'short',
      query(per('node_netstat_TcpExt_ListenOverflows'), '{{instance}}'),
    ),
    graph(
      'Table of connections',
      'percentunit',
      query(
        operation(
          series('node_nf_conntrack_entries', here),
          '/',
          series('node_nf_conntrack_entries_limit', here),
        ),
        '{{instance}}',
      ),
    ),
  ],
};
