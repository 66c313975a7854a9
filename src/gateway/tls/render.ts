import { block, comment, directive, entry, type Node, quoted, size, time, variable } from '../../nginx';
import { hasHybridGroup, supports } from '../nginx/target';
import type { NginxSpec } from '../nginx-spec';
import { certificateValidity, tlsSettings } from '../settings';
import { tlsProfile } from './profile';

/** For every server: the one that a handshake begins with is the default one, whatever name is asked for. */
export function renderTls(spec: NginxSpec): readonly Node[] {
  const { target, routing } = spec;
  const { sessionCache, sessionTimeout, bufferSize } = tlsSettings;
  const { protocols, groups, ciphers } = tlsProfile(routing.tlsProfile, hasHybridGroup(target));
  return [
    comment('TLS.'),
    ...(supports(target, 'http2Directive') ? [directive('http2', 'on')] : []),
    directive('ssl_protocols', ...protocols),
    ...(ciphers.length > 0
      ? [directive('ssl_ciphers', quoted(ciphers.join(':'))), directive('ssl_prefer_server_ciphers', 'off')]
      : []),
    directive('ssl_ecdh_curve', quoted(groups.join(':'))),
    directive('ssl_session_cache', `shared:SSL:${size(sessionCache)}`),
    directive('ssl_session_timeout', time(sessionTimeout)),
    directive('ssl_session_tickets', 'off'),
    directive('ssl_buffer_size', size(bufferSize)),
    ...renewed(spec),
    ...(supports(target, 'rejectHandshake') ? [] : [noCertificate()]),
  ];
}

/** Named by a variable, a certificate is read again: a renewed Secret needs no reload. */
function renewed({ target, certificates, routing }: NginxSpec): readonly Node[] {
  const folders = certificates.map((certificate) =>
    certificate.kind === 'folder' ? certificate.path : undefined,
  );
  const [first, ...rest] = folders;
  if (first === undefined) return [];
  const cache = directive('ssl_certificate_cache', 'max=10', `valid=${time(certificateValidity)}`);
  const others = rest.flatMap((folder, index) =>
    folder === undefined || folder === first
      ? []
      : routing.servers[index + 1]!.hosts.map((host) => entry(quoted(host), quoted(folder))),
  );
  return [
    ...(supports(target, 'certificateCache') ? [cache] : []),
    comment('Named by a variable, the certificate is read again when it has been renewed.'),
    block(
      'map',
      [variable('ssl_server_name'), variable('tls_directory')],
      [directive('default', quoted(first)), ...others],
    ),
  ];
}

/** What is under this name is no certificate. */
function noCertificate(): Node {
  return block(
    'map',
    [variable('ssl_server_name'), variable('no_certificate')],
    [directive('default', quoted(''))],
  );
}
