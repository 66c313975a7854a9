// Run by killed.test.ts in a process of its own: writes one output and the other in turn, until it is killed.
import { outputPlace } from '../../src/emit/write/output-place';
import { writeOutput } from '../../src/emit/write/write-output';
import { largeOutput } from './large-output';

const place = outputPlace(process.argv[2]!, {});
process.stdout.write('ready\n');
for (let turn = 0; ; turn++) {
  const { problems } = writeOutput(largeOutput(turn % 2 === 0 ? 'even' : 'odd'), place);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}
