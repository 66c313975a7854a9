import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { runOk } from './run';

export interface StandInKubelet {
  readonly address: string;
  readonly port: number;
  /** What signed its certificate. */
  readonly ca: string;
  /** The paths it was asked for with this token, once each. */
  askedWith(token: string): readonly string[];
  stop(): Promise<void>;
}

/**
 * A node's port 10250 as k3s makes it, on loopback: its certificate names the node and its address, and without a
 * token it tells nothing.
 */
export async function startStandInKubelet(node: string, folder: string): Promise<StandInKubelet> {
  const address = '127.0.0.1';
  const [key, certificate] = [join(folder, 'kubelet.key'), join(folder, 'kubelet.crt')];
  const names = `subjectAltName=DNS:${node},DNS:localhost,IP:${address}`;
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const out = ['-subj', `/CN=${node}`, '-addext', names, '-keyout', key, '-out', certificate];
  await runOk('openssl', ['req', '-x509', ...ec, ...out]);
  const ca = readFileSync(certificate, 'utf8');

  const asked: { readonly path: string; readonly authorization: string }[] = [];
  const server = createServer({ key: readFileSync(key), cert: ca }, (request, response) => {
    const { url: path = '', headers } = request;
    asked.push({ path, authorization: headers.authorization ?? '' });
    const known = headers.authorization !== undefined;
    response.writeHead(known ? 200 : 401, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(known ? 'kubelet_running_pods 3\ncontainer_tasks_state 1\n' : '');
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return {
    address,
    port: (server.address() as AddressInfo).port,
    ca,
    askedWith: (token) => {
      const paths = asked.filter(({ authorization }) => authorization === `Bearer ${token}`);
      return [...new Set(paths.map(({ path }) => path))].sort();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
