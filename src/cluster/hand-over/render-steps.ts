import { snapshotSecret } from '../../cloud-init';
import type { EtcdSnapshots } from '../snapshots';
import type { ForeignKind } from './foreign-kinds';
import { type Part, shellWord, type Step } from './readme';
import { operatorsParts, secretsStep } from './render-secrets';
import type { DeclaredSecret } from '../../secrets';
import type { WantedSecret } from './wanted-secrets';

/** What the objects of the cluster say of themselves. */
export interface Contents {
  readonly namespaces: readonly string[];
  readonly foreignKinds: readonly ForeignKind[];
  readonly secrets: readonly WantedSecret[];
  /** Those that the stack sees to. */
  readonly declaredSecrets: readonly DeclaredSecret[];
}

/** What a step has to know. Every name in it has passed its grammar, but for those in what others wrote. */
export interface HandOver extends Contents {
  readonly platform: string;
  readonly cluster: string;
  /** The Terraform stack; `undefined` where Terraform makes nothing. */
  readonly stack: string | undefined;
  /** Environment variables that let Terraform in at the providers. */
  readonly credentials: readonly string[];
  /** Hosts that a person joins, by name. */
  readonly hosts: readonly string[];
  /** Where the first server is, where Terraform does not know. */
  readonly server: string;
  /** The first server's address in its network, where it is reached by way of a NAT gateway alone. */
  readonly behind: string | undefined;
  /** What kubeconfigs hold, where that is a name. */
  readonly apiHost: string | undefined;
  /** Files of others that have to be there first. */
  readonly definitions: readonly string[];
  /** The groups of the API that are in those files. */
  readonly defines: readonly string[];
  readonly snapshots: EtcdSnapshots | undefined;
}

/** @see https://developer.hashicorp.com/terraform/language/backend/s3#credentials-and-shared-configuration */
const stateKeys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

/** From nothing to workloads: each step leaves what the next one needs. */
export function renderSteps(of: HandOver): readonly Step[] {
  return [
    machines(of),
    kubeconfig(of),
    foundations(of),
    secretsStep(of.secrets, of.declaredSecrets),
    workloads(of),
  ].filter(({ parts }) => parts.length > 0);
}

/** The same for a cluster that something else built: its nodes get the labels that pods are held to. */
export function renderStepsOnExisting(
  of: Pick<HandOver, 'platform' | 'cluster' | keyof Contents>,
  nodes: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[],
): readonly Step[] {
  const labels: Step = {
    title: 'Labels of the nodes',
    parts: [
      {
        commands: nodes.map(({ name, labels }) =>
          ['kubectl label node', name, ...Object.entries(labels).map((pair) => pair.join('='))].join(' '),
        ),
      },
    ],
  };
  const rest = { ...of, definitions: [], defines: [], snapshots: undefined };
  return [labels, foundations(rest), secretsStep(of.secrets, of.declaredSecrets), workloads(of)].filter(
    ({ parts }) => parts.length > 0,
  );
}

function machines({ platform, stack, credentials, hosts }: HandOver): Step {
  const made: readonly Part[] =
    stack === undefined
      ? []
      : [
          {
            text: 'Terraform reads from the environment what lets it in, at the bucket of its state and at the provider.',
          },
          {
            commands: [`export ${[...stateKeys, ...credentials].map((name) => `${name}=...`).join(' ')}`],
          },
          {
            text: 'The tokens are words of your own: "openssl rand -hex 32" makes one. Keep them where you keep secrets; the state of Terraform holds them, too.',
          },
          {
            commands: [
              'export TF_VAR_server_token=... TF_VAR_agent_token=...',
              `${terraform(stack)} init`,
              `${terraform(stack)} apply`,
            ],
          },
        ];
  const joined: readonly Part[] =
    hosts.length === 0
      ? []
      : [
          { text: 'Hosts that exist join by the commands in a README of each:' },
          { commands: hosts.map((name) => `cat naust.out/${platform}/hosts/${name}/README`) },
        ];
  return { title: 'Machines', parts: [...made, ...joined] };
}

function kubeconfig({ cluster, stack, server, behind, apiHost }: HandOver): Step {
  const file = `kubeconfig-${cluster}`;
  const ssh = behind === undefined ? 'ssh root@"$server"' : `ssh -J root@"$server" root@${behind}`;
  const address = stack === undefined ? server : `$(${terraform(stack)} output -raw api_address)`;
  return {
    title: 'Kubeconfig',
    parts: [
      {
        text: 'It is of an administrator, and as secret as the tokens: it comes over SSH, and stands in no output.',
      },
      {
        commands: [
          `server=${address}`,
          `(umask 077 && ${ssh} cat /etc/rancher/k3s/k3s.yaml | sed "s/127\\.0\\.0\\.1/${apiHost ?? '$server'}/" >${file})`,
          `export KUBECONFIG=$PWD/${file}`,
          'kubectl wait --for=condition=Ready nodes --all --timeout=15m',
        ],
      },
    ],
  };
}

function foundations({
  namespaces,
  foreignKinds,
  definitions,
  defines,
  snapshots,
}: Pick<HandOver, 'namespaces' | 'foreignKinds' | 'definitions' | 'defines' | 'snapshots'>): Step {
  const asked = foreignKinds.filter(({ apiVersion }) => !defines.includes(apiVersion.split('/')[0]!));
  const parts: Part[] = [];
  if (definitions.length > 0) {
    parts.push({
      commands: [`kubectl apply --server-side ${definitions.map((file) => `-f ${file}`).join(' ')}`],
    });
  }
  if (asked.length > 0) {
    parts.push(
      { text: 'Kinds that others define. A line that fails means that their project is not installed yet:' },
      { commands: asked.map(explained) },
    );
  }
  if (namespaces.length > 0) {
    parts.push(
      { text: 'Namespaces, so that the Secrets that workloads name can be created in them:' },
      { commands: namespaces.map((name) => `kubectl create namespace ${name}`) },
    );
  }
  if (snapshots) parts.push(...snapshotParts(snapshots));
  return { title: 'Namespaces and definitions', parts };
}

function explained({ apiVersion, kind }: ForeignKind): string {
  return `kubectl explain --api-version=${shellWord(apiVersion)} ${shellWord(kind)} >/dev/null`;
}

/** @see https://docs.k3s.io/cli/etcd-snapshot#s3-configuration-secret-support */
function snapshotParts({ spec: { bucket, endpoint, region } }: EtcdSnapshots): readonly Part[] {
  const literals = { endpoint, bucket, region };
  return [
    {
      text: 'The bucket for the snapshots of etcd, with its keys from two files; until then snapshots stay on the servers:',
    },
    {
      commands: [
        [
          `kubectl -n kube-system create secret generic ${snapshotSecret} --type=etcd.k3s.cattle.io/s3-config-secret`,
          ...Object.entries(literals).map(([key, value]) => `--from-literal=etcd-s3-${key}=${value}`),
          '--from-file=etcd-s3-access-key=access-key',
          '--from-file=etcd-s3-secret-key=secret-key',
        ].join(' '),
      ],
    },
  ];
}

function workloads({
  platform,
  cluster,
  declaredSecrets,
}: Pick<HandOver, 'platform' | 'cluster' | 'declaredSecrets'>): Step {
  return {
    title: 'Workloads',
    parts: [
      { commands: [`kubectl apply --server-side -R -f dist/${platform}/${cluster}`] },
      ...operatorsParts(declaredSecrets),
    ],
  };
}

function terraform(stack: string): string {
  return `terraform -chdir=cdktf.out/stacks/${stack}`;
}
