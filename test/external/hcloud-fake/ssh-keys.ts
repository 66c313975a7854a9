import { createHash } from 'node:crypto';

import { invalid } from './api-error';
import { collection, route, type Route } from './route';
import { labels, objectName, optional, record, text } from './shape';
import type { SshKey, State } from './state';

const of = {
  plural: 'ssh_keys',
  one: 'ssh_key',
  table: (state: State) => state.sshKeys,
  view: (_: State, row: SshKey): object => row,
  filters: { fingerprint: (row: SshKey) => row.fingerprint },
  remove: () => undefined,
};

const create = record({ name: objectName, public_key: text, labels: optional(labels) });

function fingerprintOf(publicKey: string): string {
  const [, blob = ''] =
    /^(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\S+) ([A-Za-z0-9+/=]+)( .*)?$/.exec(publicKey.trim()) ?? [];
  if (blob === '') throw invalid(`public_key ${JSON.stringify(publicKey)} is not an SSH public key`);
  const hex = createHash('md5').update(Buffer.from(blob, 'base64')).digest('hex');
  return (hex.match(/../g) ?? []).join(':');
}

export const sshKeyRoutes: Route[] = [
  ...collection(of),
  route(
    'POST',
    '/ssh_keys',
    create,
    (state, { body }) => {
      const fingerprint = fingerprintOf(body.public_key);
      const same = state.sshKeys.all().find((row) => row.fingerprint === fingerprint);
      if (same) throw invalid(`${body.name} has the same public key as ${same.name}`);
      const row = { ...state.base(body.name, body.labels), public_key: body.public_key, fingerprint };
      return { ssh_key: state.sshKeys.add(row) };
    },
    { status: 201 },
  ),
];
