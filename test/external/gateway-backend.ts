import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service was asked. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A service that says what it was asked, and counts the connections made to it. */
export class Backend {
  connections = 0;
  readonly asked: Asked[] = [];
  private readonly server: Server;

  constructor(
    private readonly answer: (asked: Asked) => { status: number; headers?: Record<string, string> },
  ) {
    this.server = createServer((incoming, response) => {
      let body = '';
      incoming.on('data', (part: Buffer) => (body += part.toString()));
      incoming.on('end', () => {
        const { method = '', url = '', headers } = incoming;
        const asked = { method, url, headers, body };
        this.asked.push(asked);
        const { status, headers: own } = this.answer(asked);
        response.writeHead(status, { 'X-Powered-By': 'node', 'X-Frame-Options': 'SAMEORIGIN', ...own });
        response.end(JSON.stringify(asked));
      });
    });
    this.server.on('connection', () => (this.connections += 1));
  }

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
