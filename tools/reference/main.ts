// Writes docs/reference from the docstrings. Run by `npm run reference`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceOf, referencePages } from './reference';

const root = join(__dirname, '..', '..');
const folder = join(root, 'docs', 'reference');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of referencePages(referenceOf(root))) writeFileSync(join(folder, name), text);
