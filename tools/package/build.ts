// Compiles what is published, from nothing: `npm run build`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { compile } from './compile';

const lib = join(__dirname, '..', '..', 'lib');
rmSync(lib, { recursive: true, force: true });
compile(lib);
