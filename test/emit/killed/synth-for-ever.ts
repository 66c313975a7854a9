// What `naust synth` does once it has loaded a stack, of one stack and of the other in turn, until it is killed: most of
// its time it writes.
import { emission, finishInterrupted, outputPlace, writeOutput } from '../../../src/emit';
import { largeStack, type Variant } from './large-stack';

const [folder = ''] = process.argv.slice(2);

function synth(variant: Variant): void {
  const place = outputPlace(folder, {});
  const { files, problems } = emission(largeStack(variant), {});
  const all = [...finishInterrupted(place), ...problems, ...writeOutput(files, place).problems];
  if (all.length > 0) throw new Error(JSON.stringify(all));
}

for (let turn = 0; ; turn++) {
  synth(turn % 2 === 0 ? 'even' : 'odd');
  process.stdout.write('written\n');
}
