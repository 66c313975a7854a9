// Compiles what is published, from nothing, into lib or the folder that is named: `npm run build`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { compilePackage } from './compile-package';

const [, , folder = join(__dirname, '..', '..', 'lib')] = process.argv;
rmSync(folder, { recursive: true, force: true });
void compilePackage(folder);
