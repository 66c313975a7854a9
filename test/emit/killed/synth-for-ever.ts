// `naust synth` of one stack and of the other in turn, in one process, until it is killed: most of its time it writes.
import { join } from 'node:path';
import { run } from '../../../src/cli/program';

const [folder = ''] = process.argv.slice(2);
const synth = async (variant: string): Promise<void> => {
  const code = await run(['synth', join(__dirname, `${variant}.ts`), '--output', folder, '--format', 'json']);
  if (code !== 0) throw new Error(`naust synth ended with ${code}`);
};

void (async () => {
  for (;;) {
    await synth('even');
    await synth('odd');
  }
})();
