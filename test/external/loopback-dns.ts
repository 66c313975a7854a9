import { createSocket, type Socket } from 'node:dgram';

/** A name server on loopback: by name, the addresses of a Service, or of the pods behind it. */
export class LoopbackDns {
  private constructor(
    private readonly socket: Socket,
    readonly port: number,
  ) {}

  static start(names: Readonly<Record<string, readonly string[]>>): Promise<LoopbackDns> {
    const socket = createSocket('udp4');
    socket.on('message', (query, { address, port }) => socket.send(answer(query, names), port, address));
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, '127.0.0.1', () => resolve(new LoopbackDns(socket, socket.address().port)));
    });
  }

  stop(): void {
    this.socket.close();
  }
}

const IPV4 = 1;

/** @see https://www.rfc-editor.org/rfc/rfc1035#section-4 */
function answer(query: Buffer, names: Readonly<Record<string, readonly string[]>>): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const question = query.subarray(12, end);
  const isAsked = query.readUInt16BE(end - 4) === IPV4;
  const found = (isAsked && names[nameIn(query)]) || [];
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  header.writeUInt32BE(0, 8);
  const records = found.map((address) =>
    // The name of the question, an address, of this internet, for a second, of four bytes.
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([header, question, ...records]);
}

/** Its labels, each behind its length. */
function nameIn(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; query[at] !== 0; at += 1 + query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
  }
  return labels.join('.');
}
