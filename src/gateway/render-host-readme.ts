import type { NginxSpec } from './nginx-spec';

/** The commands for one gateway, whose name has passed its grammar. */
export function renderHostReadme(
  name: string,
  { target, certificates }: NginxSpec,
  packages: readonly string[],
): string {
  const files = new Set(
    certificates.flatMap((each) => (each.kind === 'files' ? [each.certificate, each.key] : [])),
  );
  const webroots = new Set(
    certificates.flatMap((each) => (each.kind === 'files' ? (each.acmeWebroot ?? []) : [])),
  );
  return [
    `The gateway ${name}, for nginx ${target.version}. On a host that exists, with HOST its name or address:`,
    '',
    `  scp -r ${name} root@HOST:`,
    `  ssh root@HOST 'apt-get install -y ${packages.join(' ')} && cd ${name} && ./install.sh'`,
    '',
    'The same after a change here, which "naust synth" makes. install.sh has nginx test the configuration first; if',
    'nginx does not take it, nothing changes, and if it cannot use it, the one before comes back. That one stays as',
    '/etc/nginx/nginx.conf.previous.',
    '',
    'A new host is told all of it by user-data.yaml.',
    '',
    'These files have to be there before, and nginx reads them again whenever a certificate is renewed:',
    '',
    ...[...files].map((file) => `  ${file}`),
    '',
    ...(webroots.size === 0
      ? []
      : [
          'What proves names to a certificate authority over HTTP is answered from these folders, which are made by you too:',
          '',
          ...[...webroots].map((folder) => `  ${folder}`),
          '',
        ]),
  ].join('\n');
}
