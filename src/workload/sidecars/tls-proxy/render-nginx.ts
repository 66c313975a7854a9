import { block, directive, entry, quoted, time, variable, write } from '../../../nginx';
import { tlsProxySettings } from './defaults';

export const certificateFolder = '/etc/tls';
export const runFolder = '/var/run/tls';

/** The whole of nginx.conf. @param application where that listens, on the pod's loopback */
export function renderTlsProxy(port: number, application: number): string {
  const { statusPort, workerConnections, certificateValidity, patience } = tlsProxySettings;
  return write([
    directive('worker_processes', '1'),
    directive('pid', `${runFolder}/nginx.pid`),
    directive('error_log', 'stderr', 'warn'),
    block('events', [], [directive('worker_connections', String(workerConnections))]),
    block(
      'http',
      [],
      [
        directive('access_log', 'off'),
        directive('server_tokens', 'off'),
        ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) =>
          directive(`${kind}_temp_path`, `${runFolder}/${kind}`),
        ),
        // What comes in goes on as it is: how large it may be is for the two ends to say.
        directive('client_max_body_size', '0'),
        directive('proxy_request_buffering', 'off'),
        directive('proxy_buffering', 'off'),
        directive('ssl_protocols', 'TLSv1.2', 'TLSv1.3'),
        directive('ssl_session_tickets', 'off'),
        directive('ssl_certificate_cache', 'max=10', `valid=${time(certificateValidity)}`),
        block(
          'map',
          [variable('ssl_server_name'), variable('tls_directory')],
          [directive('default', quoted(certificateFolder))],
        ),
        block(
          'map',
          [variable('http_upgrade'), variable('connection_upgrade')],
          [directive('default', quoted('upgrade')), entry(quoted(''), quoted(''))],
        ),
        block(
          'upstream',
          ['application'],
          [directive('server', `127.0.0.1:${application}`, 'max_fails=0'), directive('keepalive', '32')],
        ),
        block(
          'server',
          [],
          [
            directive('listen', String(port), 'ssl'),
            directive('http2', 'on'),
            // Named by a variable, a certificate is read again: a renewed Secret needs no reload.
            directive('ssl_certificate', quoted(variable('tls_directory'), '/tls.crt')),
            directive('ssl_certificate_key', quoted(variable('tls_directory'), '/tls.key')),
            block(
              'location',
              ['/'],
              [
                directive('proxy_pass', 'http://application'),
                directive('proxy_http_version', '1.1'),
                directive('proxy_set_header', 'Host', variable('http_host')),
                directive('proxy_set_header', 'Upgrade', variable('http_upgrade')),
                directive('proxy_set_header', 'Connection', variable('connection_upgrade')),
                directive('proxy_next_upstream', 'off'),
                directive('proxy_read_timeout', time(patience)),
                directive('proxy_send_timeout', time(patience)),
              ],
            ),
          ],
        ),
        block(
          'server',
          [],
          [
            directive('listen', String(statusPort)),
            block('location', ['=', '/ready'], [directive('return', '200')]),
            block('location', ['/'], [directive('return', '404')]),
          ],
        ),
      ],
    ),
  ]);
}
