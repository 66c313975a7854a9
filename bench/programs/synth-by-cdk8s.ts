// App.synth() of cdk8s, into a new folder.
import { App } from 'cdk8s';
import { mkdtempSync, rmSync } from 'node:fs';
import { measured } from '../measured';
import { services } from '../services';

const outdir = mkdtempSync('cdk8s-');
const app = new App({ outdir });
services(app, Number(process.argv[2]));
measured(() => app.synth());
rmSync(outdir, { recursive: true });
