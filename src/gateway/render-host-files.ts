import { asset } from '../cloud-init';
import type { HostFile } from '../platform';
import { write } from '../nginx';
import type { NginxSpec } from './nginx-spec';
import { renderHostReadme } from './render-host-readme';
import { renderHostUserData } from './render-host-user-data';
import { openFiles, renderNginx } from './render-nginx';
import { renderRestarts } from './render-restarts';
import { renderUnit } from './render-unit';
import { shutdown } from './settings';

/** What a person copies to the host and runs there, or hands to cloud-init when the host is made. */
export function renderHostFiles(
  name: string,
  spec: NginxSpec,
  restartAt: string | undefined,
): readonly HostFile[] {
  const packages = hostGatewayPackages(restartAt);
  const files = [...configFiles(spec), ...restartFiles(restartAt)];
  return [
    { path: 'README', content: renderHostReadme(name, spec, packages) },
    { path: 'user-data.yaml', content: renderHostUserData(files, packages) },
    ...files,
  ];
}

export function hostGatewayPackages(restartAt: string | undefined): readonly string[] {
  return restartAt === undefined ? ['nginx'] : ['nginx', 'unattended-upgrades'];
}

function restartFiles(at: string | undefined): readonly HostFile[] {
  return at === undefined ? [] : [{ path: 'restarts.conf', content: renderRestarts(at) }];
}

function configFiles(spec: NginxSpec): readonly HostFile[] {
  return [
    { path: 'install.sh', content: asset('gateway-install.sh'), executable: true },
    { path: 'nginx.conf', content: write(renderNginx(spec)) },
    { path: 'nginx.service.d/limits.conf', content: limits(spec) },
    { path: 'nginx.service.d/stop.conf', content: stop(spec) },
    { path: 'naust-certificates.path', content: certificatesChanged(spec) },
    { path: 'naust-certificates.service', content: reload() },
  ];
}

/** `/etc/security/limits.conf` does not reach services of systemd. @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#LimitCPU= */
function limits(spec: NginxSpec): string {
  return renderUnit([['Service', [['LimitNOFILE', String(openFiles(spec))]]]]);
}

/**
 * Requests under way are answered first, as long as workers wait for them. Distributions kill nginx after 5 s, or at once.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.kill.html
 */
function stop({ workerShutdownTimeout }: NginxSpec): string {
  const seconds =
    Math.ceil(workerShutdownTimeout.toSeconds({ integral: false })) + shutdown.margin.toSeconds();
  return renderUnit([
    [
      'Service',
      [
        // Empty: what the package says is taken back.
        ['ExecStop', ''],
        ['KillSignal', 'SIGQUIT'],
        ['KillMode', 'mixed'],
        ['TimeoutStopSec', String(seconds)],
      ],
    ],
  ]);
}

/** nginx reads files when it starts: what renews them need not know of it. @see https://www.freedesktop.org/software/systemd/man/latest/systemd.path.html */
function certificatesChanged({ certificates }: NginxSpec): string {
  const paths = new Set(certificates.flatMap((each) => (each.kind === 'files' ? [each.certificate] : [])));
  return renderUnit([
    ['Unit', [['Description', 'A certificate of nginx was renewed']]],
    ['Path', [...paths].map((path) => ['PathChanged', path] as const)],
    ['Install', [['WantedBy', 'multi-user.target']]],
  ]);
}

function reload(): string {
  return renderUnit([
    ['Unit', [['Description', 'Have nginx read its certificates again']]],
    [
      'Service',
      [
        ['Type', 'oneshot'],
        // The key is written after the certificate.
        ['ExecStartPre', '/usr/bin/sleep 5'],
        ['ExecStart', '/usr/bin/systemctl reload nginx.service'],
      ],
    ],
  ]);
}
