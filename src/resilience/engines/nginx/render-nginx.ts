import { block, directive, time, write } from '../../../nginx';
import type { CallSpec } from '../../engine';
import { renderCall } from './render-call';
import { renderStandIn } from './render-fallback';
import { renderUpstream } from './render-upstream';
import { runFolder } from './run-folder';
import { nginxPorts, nginxSettings } from './settings';

/** The whole of nginx.conf. */
export function renderNginx(calls: readonly CallSpec[]): string {
  return write([
    directive('worker_processes', '1'),
    directive('pid', `${runFolder}/nginx.pid`),
    directive('error_log', 'stderr', 'warn'),
    block('events', [], [directive('worker_connections', String(nginxSettings.workerConnections))]),
    block(
      'http',
      [],
      [
        directive('access_log', 'off'),
        directive('server_tokens', 'off'),
        ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) =>
          directive(`${kind}_temp_path`, `${runFolder}/${kind}`),
        ),
        // An answer may be as long, and an upload as large, as the two agree upon.
        directive('client_max_body_size', '0'),
        directive('resolver', nginxSettings.resolver, `valid=${time(nginxSettings.resolvedFor)}`),
        ...calls.map(renderUpstream),
        ...calls.map(renderStandIn),
        ...calls.map((call, index) => renderCall(call, portOf(index))),
        block(
          'server',
          [],
          [
            directive('listen', String(nginxPorts.status)),
            block('location', ['=', '/ready'], [directive('return', '200')]),
            block('location', ['/'], [directive('return', '404')]),
          ],
        ),
      ],
    ),
  ]);
}

export function portOf(index: number): number {
  return nginxPorts.firstCall + index;
}
