import type { HostFile } from '../platform';
import type { NginxSpec } from './nginx-spec';
import { write } from './nginx/write';
import { openFiles, renderNginx } from './render-nginx';

/** What goes to `/etc/nginx/` and to `/etc/systemd/system/` of the host. */
export function renderHostFiles(spec: NginxSpec): readonly HostFile[] {
  return [
    { path: 'nginx.conf', content: write(renderNginx(spec)) },
    { path: 'nginx.service.d/limits.conf', content: renderLimits(spec) },
  ];
}

/** `/etc/security/limits.conf` does not reach services of systemd. @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#LimitCPU= */
function renderLimits(spec: NginxSpec): string {
  return `[Service]\nLimitNOFILE=${openFiles(spec)}\n`;
}
