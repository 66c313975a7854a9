import { partsOf } from './parts';
import { secretsOf } from './render-service';
import { sendersSecret } from './front';
import { secretPath } from './secrets';
import type { HostObservabilitySpec } from './spec';

/** The commands for one machine; its name and its address have passed their grammars. */
export function renderReadme(name: string, spec: HostObservabilitySpec): string {
  const { machine, host, logsFrom } = spec;
  const there = `root@${machine.address}`;
  const secrets = [...new Set(partsOf(spec).flatMap(secretsOf).map(secretPath))];
  const put = (path: string): readonly string[] => [
    `  ssh ${there} 'umask 077; mkdir -p ${path.slice(0, path.lastIndexOf('/'))}; cat > ${path}' < FILE`,
  ];
  return [
    `Metrics and logs of ${name} on ${machine.name}, which runs Debian 13. In the folder that compose and gateway are in:`,
    '',
    `  ssh ${there} mkdir -p compose gateway`,
    `  scp -r compose/${name} ${there}:compose/`,
    `  scp -r gateway/${name} ${there}:gateway/`,
    '',
    'These files are put there by you, each with nothing but the secret in it. Containers get them as their own, and nobody',
    'else may read them:',
    '',
    ...secrets.flatMap((path) => put(`/etc/naust/observability/${path}`)),
    '',
    ...(logsFrom.length === 0 ? [] : senders(there)),
    'The certificate is where gateway/README says. Then, and after every change here that "naust synth" makes:',
    '',
    `  ssh ${there} 'compose/${name}/install.sh && gateway/${name}/install.sh'`,
    '',
    `Grafana is at https://${host}/ then: as admin, with the password from above.`,
    'What runs, and what it says:',
    '',
    '  docker compose --project-directory /etc/naust/observability ps',
    '  docker compose --project-directory /etc/naust/observability logs loki',
    '',
    'Everything is kept in volumes of Docker. "docker compose down" leaves them; "down --volumes" deletes all logs and',
    'metrics.',
    '',
    ...(logsFrom.length === 0 ? [] : agents(host)),
  ].join('\n');
}

function senders(there: string): readonly string[] {
  const path = `/etc/naust/observability/${secretPath(sendersSecret)}`;
  return [
    'Hosts send their logs as "hosts" with a password: 32 bytes from "openssl rand -hex 32", kept in the file PASSWORD.',
    '',
    `  printf 'hosts:%s\\n' "$(openssl passwd -6 -stdin < PASSWORD)" |`,
    `    ssh ${there} 'umask 077; mkdir -p ${path.slice(0, path.lastIndexOf('/'))}; cat > ${path}'`,
    '',
  ];
}

function agents(host: string): readonly string[] {
  return [
    `Other hosts: Alloy as its makers package it, log-agent/config.alloy as /etc/alloy/config.alloy, and PASSWORD as`,
    '/etc/alloy/password, for root and the group alloy alone; alloy belongs to the group systemd-journal. It reads the',
    `journal, takes out what is not to be kept, and sends the rest to https://${host}.`,
    '',
  ];
}
