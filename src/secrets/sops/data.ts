import type { DataDeclaration } from '../../residency';
import type { Recipients } from './recipients';

/** Where the keys are that the file opens by. */
export function sopsData(name: string, { own, vaults, clouds }: Recipients): DataDeclaration {
  return {
    holdings: clouds.map(({ kind, place }) => ({
      what: `the key (${kind}) of the encrypted Secret "${name}"`,
      store: 'key service',
      data: 'secrets',
      contents: 'a key that decrypts values of a Secret',
      place,
      purpose: 'decryption of what SOPS encrypted',
      retention: 'the key is deleted there',
    })),
    measures: [`The values of "${name}" are encrypted by SOPS wherever they are written`],
    open: [
      ...(own > 0 ? [`Who holds the ${own} own keys (age, PGP) that "${name}" opens by`] : []),
      ...[...new Set(vaults)].map((address) => `Where ${address} stands, which holds a key of "${name}"`),
    ],
  };
}
