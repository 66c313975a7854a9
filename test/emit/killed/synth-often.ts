// `naust synth` of one stack and of the other in turn, so many times; prints the exit codes. What another naust keeps
// it from writing is a problem, and goes to stderr.
import { join } from 'node:path';
import { run } from '../../../src/cli/program';

const [folder = '', times = '1'] = process.argv.slice(2);

void (async () => {
  const codes: number[] = [];
  for (let turn = 0; turn < Number(times); turn++) {
    const stack = join(__dirname, turn % 2 === 0 ? 'even.ts' : 'odd.ts');
    codes.push(await run(['synth', stack, '--output', folder, '--format', 'json']));
  }
  process.stdout.write(`\n${JSON.stringify(codes)}\n`);
})();
