// What residency adds to a synth: every declaration held to the policy, and the report of all of them.
import { DataStore, Place, Platform, Recipient, Residency } from '../../src';
import { reportFiles } from '../../src/evidence';
import { problemsBelow, problemText } from '../../src/kernel';
import { measured } from '../measured';

const platform = new Platform({ name: 'shop', residency: Residency.norway() });
const place = Place.norway('Oslo', { operator: 'CoolVDS' });
for (let index = 0; index < Number(process.argv[2]); index += 2) {
  new DataStore(platform, `store-${index}`, {
    data: 'personalData',
    store: 'backup',
    contents: `dumps of database ${index}`,
    place,
    purpose: 'recovery',
  });
  new Recipient(platform, `recipient-${index}`, {
    name: `Partner ${index}`,
    country: 'NO',
    data: 'telemetry',
    purpose: 'alerts',
  });
}
const problems = measured(() => {
  const found = problemsBelow(platform);
  const bytes = reportFiles(platform, platform.node.findAll(), new Map()).reduce(
    (sum, file) => sum + file.content.length,
    0,
  );
  if (bytes === 0) throw new Error('no report');
  return found;
});
if (problems.length > 0) throw new Error(problems.map(problemText).join('\n').slice(0, 2000));
