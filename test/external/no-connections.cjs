// Preloaded into programs of Node: notes whom they would call, in the file that CONNECTIONS names, and lets none through.
const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');

const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const { host = second, port = first, path } = Object(first);
  if (path || typeof first === 'string') return connect.apply(this, args); // a pipe within the machine
  appendFileSync(process.env.CONNECTIONS, `${host}:${port}\n`);
  return connect.call(this, { host: '127.0.0.1', port: 1 }); // where nobody listens
};
