// Preloaded into a measured process: its processor time in microseconds goes to descriptor 3 when it ends.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String(user + system));
});
