import { shellWord, type Part, type Step } from './readme';
import type { DeclaredSecret } from '../../secrets';
import type { WantedSecret } from './wanted-secrets';

/** Where a person keeps the values, a file each, until they are in the cluster. */
const folder = 'secrets';

/** What has to be in the cluster before what reads it starts: values that stand in no file of the output. */
export function secretsStep(wanted: readonly WantedSecret[], declared: readonly DeclaredSecret[]): Step {
  return { title: 'Secrets', parts: [...byHand(wanted), ...decrypted(declared)] };
}

/** @see SopsSecret of src/secrets */
function decrypted(declared: readonly DeclaredSecret[]): readonly Part[] {
  return declared
    .filter(({ from }) => from === 'SOPS')
    .flatMap(({ namespace, name, keys, command }) => [
      { text: `${name} in ${namespace}: ${keys.join(', ')}; by whoever holds a key that its file opens by:` },
      { commands: [command] },
    ]);
}

/** What is made once the workloads are there, by programs in the cluster: pods that read it start then. */
export function operatorsParts(declared: readonly DeclaredSecret[]): readonly Part[] {
  const made = declared.filter(({ from }) => from !== 'SOPS');
  if (made.length === 0) return [];
  const programs = [...new Set(made.map(({ from }) => from))].sort().join(' and ');
  return [
    { text: `Pods that read these Secrets start as soon as ${programs} made them:` },
    { commands: made.map(({ command }) => command) },
  ];
}

function byHand(wanted: readonly WantedSecret[]): readonly Part[] {
  if (wanted.length === 0) return [];
  return [
    {
      text: `Nothing in the output holds their values. Put each into a file ${folder}/NAMESPACE/NAME/KEY, without a line break at its end, outside of any repository; delete the files afterwards. Or let an operator make the same Secrets.`,
    },
    ...wanted.flatMap(partsOf),
  ];
}

function partsOf(secret: WantedSecret): readonly Part[] {
  const { namespace, name, keys, readers } = secret;
  const held =
    secret.kind === 'registry'
      ? 'what docker login writes of the registry'
      : keys.length > 0
        ? keys.join(', ')
        : 'the keys that its reader looks for';
  return [
    { text: `${name} in ${namespace}: ${held}; for ${readers.join(', ')}` },
    { commands: [creation(secret)] },
  ];
}

/** @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret/ */
function creation({ namespace, name, kind, keys }: WantedSecret): string {
  const at = `${folder}/${namespace}/${name}`;
  const sources: Readonly<Record<WantedSecret['kind'], readonly string[]>> = {
    registry: ['docker-registry', name, `--from-file=.dockerconfigjson=${at}/.dockerconfigjson`],
    tls: ['tls', name, `--cert=${at}/tls.crt`, `--key=${at}/tls.key`],
    generic: [
      'generic',
      name,
      ...(keys.length > 0 ? keys.map((key) => `--from-file=${key}=${at}/${key}`) : [`--from-file=${at}`]),
    ],
  };
  return ['kubectl', '-n', namespace, 'create', 'secret', ...sources[kind]].map(shellWord).join(' ');
}
