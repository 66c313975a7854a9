import { shellWord, type Part, type Step } from './readme';
import type { WantedSecret } from './wanted-secrets';

/** Where a person keeps the values, a file each, until they are in the cluster. */
const folder = 'secrets';

/** What has to be in the cluster before what reads it starts: values that stand in no file of the output. */
export function secretsStep(wanted: readonly WantedSecret[]): Step {
  if (wanted.length === 0) return { title: 'Secrets', parts: [] };
  return {
    title: 'Secrets',
    parts: [
      {
        text: `Nothing in the output holds their values. Put each into a file ${folder}/NAMESPACE/NAME/KEY, without a line break at its end, outside of any repository; delete the files afterwards. Or let an operator make the same Secrets.`,
      },
      ...wanted.flatMap(partsOf),
    ],
  };
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
