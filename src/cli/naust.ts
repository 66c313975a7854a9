#!/usr/bin/env node
import { run } from './program';

// What the stack file left open, such as a timer or a connection, is not waited for; what was printed is.
void run(process.argv.slice(2)).then((code) =>
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code))),
);
