import type { DataDeclaration } from '../../residency';
import type { StoreSpec } from './spec';

/** Where the values of Secrets come from. */
export function storeData(name: string, { place, openBao }: StoreSpec): DataDeclaration {
  const address = openBao?.address.replace('https://', '');
  return {
    holdings: [
      {
        what: `the store of secrets "${name}"`,
        store: 'secret store',
        data: 'secrets',
        contents: 'values that External Secrets copies into Secrets of the cluster',
        place,
        purpose: 'what workloads log in by',
        retention: 'they are deleted there',
      },
    ],
    measures:
      address === undefined
        ? []
        : [`Values of secrets come from ${address} over TLS, by an account that reads no others`],
    open: address === undefined ? [`How values of secrets come from the store "${name}"`] : [],
  };
}
