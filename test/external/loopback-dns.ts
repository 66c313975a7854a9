import { createSocket, type Socket } from 'node:dgram';

/** A name server on loopback that gives the same addresses for every name: those of the pods of a callee. */
export class LoopbackDns {
  private constructor(
    private readonly socket: Socket,
    readonly port: number,
  ) {}

  static start(addresses: readonly string[]): Promise<LoopbackDns> {
    const socket = createSocket('udp4');
    socket.on('message', (query, { address, port }) => socket.send(answer(query, addresses), port, address));
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
function answer(query: Buffer, addresses: readonly string[]): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const question = query.subarray(12, end);
  const isAsked = query.readUInt16BE(end - 4) === IPV4;
  const found = isAsked ? addresses : [];
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
