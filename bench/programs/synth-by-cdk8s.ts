// App.synth() of cdk8s, which a platform inherits, into a new folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { measured } from '../measured';
import { services } from '../services';

const outdir = mkdtempSync('cdk8s-');
process.env['CDK8S_OUTDIR'] = outdir;
const platform = services(Number(process.argv[2]));
platform.prepare();
measured(() => platform.synth());
rmSync(outdir, { recursive: true });
