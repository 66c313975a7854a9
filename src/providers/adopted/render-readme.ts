import type { HostSpec } from '../../cloud-init';

/** The commands for one host. Its name and its address have passed their grammars. */
export function renderReadme({ hostname, role, initialises, adminFrom }: HostSpec, address: string): string {
  const api = initialises ? '' : ' --api API';
  const agentToken = role === 'server' ? ' --agent-token-file agent-token' : '';
  return [
    `${hostname} becomes ${role === 'server' ? 'a server' : 'an agent'} of its cluster by three commands, run in this folder:`,
    '',
    `  scp -r . root@${address}:naust`,
    `  scp ${role === 'server' ? 'token agent-token' : 'token'} root@${address}:naust/`,
    `  ssh root@${address} 'cd naust && ./bootstrap.sh${api} --peers PEERS --token-file token${agentToken}'`,
    '',
    ...(initialises
      ? []
      : ['API is what "terraform output -raw api_address" prints in the stack of the cluster.']),
    'PEERS is what "terraform output -raw peers" prints there, or the addresses of all nodes with commas between.',
    `The file token holds the ${role} token that the cluster was made with, TF_VAR_${role}_token; delete it afterwards.`,
    `From then on the host lets SSH in by key only, and only from ${adminFrom.join(', ')}.`,
    'Run the last command again after each change here. What it was given once it remembers on the host.',
    '',
  ].join('\n');
}
