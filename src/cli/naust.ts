#!/usr/bin/env node
import { run } from './program';

// What the stack file left open, such as a timer or a connection, is not waited for; what was printed is. What it has
// to say at the end of the process is not part of that.
void run(process.argv.slice(2)).then((code) =>
  process.stdout.write('', () => {
    process.stdout.write = process.stderr.write.bind(process.stderr);
    process.stderr.write('', () => process.exit(code));
  }),
);
