import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Callee } from './resilience-script';

/** A callee on loopback that fails, or falls silent, on command. */
export class ObedientCallee implements Callee {
  mode: Callee['mode'] = 'well';
  hits = 0;
  lastHeaders: IncomingHttpHeaders = {};
  private readonly server: Server = createServer((incoming, response) => {
    incoming.resume();
    this.hits += 1;
    this.lastHeaders = incoming.headers;
    if (this.mode === 'silent') return;
    response.writeHead(this.mode === 'well' ? 200 : 503, { 'Content-Type': 'text/plain' });
    response.end(this.mode);
  });

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
