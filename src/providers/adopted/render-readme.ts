import type { HostSpec } from '../../cloud-init';

/** Where k3s keeps its tokens on a server. @see https://docs.k3s.io/cli/token */
const tokensOfServer = '/var/lib/rancher/k3s/server';

/** The commands for one host. Its name and its address have passed their grammars. */
export function renderReadme(host: HostSpec, address: string): string {
  const { hostname, role, initialises, adminFrom } = host;
  const there = `root@${address}`;
  const tokens = tokensOf(host);
  const api = initialises ? '' : ' --api API';
  const files = tokens.map(({ file, option }) => ` --${option} ${file}`).join('');
  const removal = `rm ${tokens.map(({ file }) => file).join(' ')}`;
  return [
    `${hostname} becomes ${role === 'server' ? 'a server' : 'an agent'} of its cluster by these commands, run in the folder above this one:`,
    '',
    `  scp -r ${hostname} ${there}:`,
    ...tokens.map(({ source, file }) => `  ${source} | ssh ${there} 'umask 077; cat > ${hostname}/${file}'`),
    `  ssh ${there} 'cd ${hostname} && ./bootstrap.sh${api} --peers PEERS${files} && ${removal}'`,
    '',
    ...(initialises
      ? [
          'TF_VAR_server_token and TF_VAR_agent_token are the words that every Terraform stack of the cluster is given, too;',
          '"openssl rand -hex 32" makes one.',
        ]
      : [
          'API is the public address of the first server: "terraform output -raw api_address" in the stack of the cluster.',
          'What is copied from there has a hash of the cluster in it, so that the host shows it to no other server.',
        ]),
    'PEERS are the public addresses of all nodes with commas between: "terraform output -raw peers" in the same stack.',
    `From then on the host lets SSH in by key only, and only from ${adminFrom.join(', ')}.`,
    '',
    'After a change here, which "naust synth" makes; the host remembers what it was given:',
    '',
    `  scp -r ${hostname} ${there}:`,
    `  ssh ${there} 'cd ${hostname} && ./bootstrap.sh'`,
    '',
    'After nodes came or went:',
    '',
    `  ssh ${there} 'cd ${hostname} && ./bootstrap.sh --peers PEERS'`,
    '',
  ].join('\n');
}

interface TokenFile {
  /** The command that prints it: no copy of it rests where it is run. */
  readonly source: string;
  readonly file: string;
  readonly option: string;
}

/**
 * What the host shows, and what a server asks of agents. The first server begins with words of one's own; from then on
 * the cluster's own form is taken, because with any other a joining node trusts whoever answers.
 */
function tokensOf({ role, initialises }: HostSpec): readonly TokenFile[] {
  const source = (token: 'token' | 'agent-token'): string =>
    initialises
      ? `printf '%s\\n' "$TF_VAR_${token === 'token' ? 'server' : 'agent'}_token"`
      : `ssh root@API cat ${tokensOfServer}/${token}`;
  if (role === 'agent') return [{ source: source('agent-token'), file: 'token', option: 'token-file' }];
  return [
    { source: source('token'), file: 'token', option: 'token-file' },
    { source: source('agent-token'), file: 'agent-token', option: 'agent-token-file' },
  ];
}
