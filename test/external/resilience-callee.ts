import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Callee, SLOW } from './resilience-script';

/** A callee on loopback that fails, is slow, or falls silent, on command. */
export class ObedientCallee implements Callee {
  mode: Callee['mode'] = 'well';
  hits = 0;
  lastHeaders: IncomingHttpHeaders = {};
  private readonly servers: Server[] = [];

  /** One port on each of the addresses: as many pods. */
  async listen(...addresses: readonly string[]): Promise<number> {
    let port = 0;
    for (const address of addresses.length > 0 ? addresses : ['127.0.0.1']) {
      const server = createServer((incoming, response) => this.answer(incoming, response));
      this.servers.push(server);
      port = await new Promise<number>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, address, () => resolve((server.address() as AddressInfo).port));
      });
    }
    return port;
  }

  close(): void {
    for (const server of this.servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  private answer(incoming: IncomingMessage, response: ServerResponse): void {
    incoming.resume();
    this.hits += 1;
    this.lastHeaders = incoming.headers;
    const { mode } = this;
    if (mode === 'silent') return;
    const end = (): void => {
      response.writeHead(mode === 'failing' ? 503 : 200, { 'Content-Type': 'text/plain' });
      response.end(mode);
    };
    if (mode === 'slow') setTimeout(end, SLOW);
    else end();
  }
}
