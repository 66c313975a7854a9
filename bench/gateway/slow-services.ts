// Services that answer each request after a time of their own, given as `port:milliseconds`. Below HTTP, because what is
// measured is how requests are shared among them, not how fast Node parses.
import { createServer, type Socket } from 'node:net';

const answer = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n';

function serve(socket: Socket, milliseconds: number): void {
  let rest = '';
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.setEncoding('latin1').on('data', (text: string) => {
    const heads = (rest + text).split('\r\n\r\n');
    rest = heads.pop()!;
    heads.forEach(() => setTimeout(() => socket.write(answer), milliseconds));
  });
}

for (const service of process.argv.slice(2)) {
  const [port, milliseconds] = service.split(':').map(Number);
  createServer((socket) => serve(socket, milliseconds!)).listen({ port, host: '127.0.0.1', backlog: 4096 });
}
