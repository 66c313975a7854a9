import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service that answers as a test says at the moment, and remembers what it was asked. */
export class Service {
  asked: { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] }[] =
    [];
  answer: (incoming: IncomingMessage, response: ServerResponse) => void;
  private server: Server | undefined;
  private port = 0;

  constructor(answer: Service['answer'] = (_, response) => response.end('ok')) {
    this.answer = answer;
  }

  /** A service that answers with its name. */
  static named(name: string): Service {
    return new Service((_, response) => response.end(name));
  }

  get address(): { host: string; port: number } {
    return { host: '127.0.0.1', port: this.port };
  }

  /** On the port that it had before, if it had one. */
  async listen(): Promise<Service> {
    const server = createServer((incoming, response) => {
      const { method = '', url = '', headers } = incoming;
      this.asked.push({ method, url, headers });
      incoming.resume();
      incoming.on('end', () => this.answer(incoming, response));
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    this.server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

export async function listening(...services: readonly Service[]): Promise<void> {
  await Promise.all(services.map((service) => service.listen()));
}

export async function closed(...services: readonly Service[]): Promise<void> {
  await Promise.all(services.map((service) => service.close()));
}

/** So many services under one name, as an address of several. */
export function together(...services: readonly Service[]): {
  host: { host: string; port: number }[];
  port: number;
} {
  return { host: services.map((service) => service.address), port: 80 };
}
