import { block, directive, inTurn, type Node, time } from '../nginx';
import { distributions } from './nginx/target';
import type { NginxSpec } from './nginx-spec';
import { renderHttp } from './render-http';

/** The whole of nginx.conf. */
export function renderNginx(spec: NginxSpec): readonly Node[] {
  const { user, pid, errorLog } = distributions[spec.target.distribution];
  return [
    ...(user === undefined ? [] : [directive('user', user)]),
    directive('worker_processes', String(spec.workers)),
    directive('worker_rlimit_nofile', String(openFiles(spec))),
    directive('worker_shutdown_timeout', time(spec.workerShutdownTimeout)),
    directive('pid', pid),
    directive('error_log', errorLog, 'warn'),
    ...(spec.foreground ? [directive('daemon', 'off')] : []),
    block('events', [], [directive('worker_connections', String(spec.workerConnections))]),
    block(
      'http',
      [],
      inTurn(() => renderHttp(spec)),
    ),
  ];
}

/** A connection may need a file too, such as a buffered answer. */
export function openFiles(spec: Pick<NginxSpec, 'workerConnections'>): number {
  return 2 * spec.workerConnections;
}
