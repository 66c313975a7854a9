// All that `naust synth` does once the stack file has run, into a new folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { emission, outputPlace, writeOutput } from '../../src/emit';
import { problemText } from '../../src/kernel';
import { measured } from '../measured';
import { mesh } from '../mesh';
import { services } from '../services';

const folder = mkdtempSync('naust-');
const platform = (process.argv[3] === 'mesh' ? mesh : services)(Number(process.argv[2]));
const problems = measured(() => {
  const { files, problems: found } = emission(platform, {});
  return [...found, ...writeOutput(files, outputPlace(folder, {})).problems];
});
if (problems.length > 0) throw new Error(problems.map(problemText).join('\n').slice(0, 2000));
rmSync(folder, { recursive: true });
