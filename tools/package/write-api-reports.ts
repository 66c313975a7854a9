// Writes the reports of the public API, to be reviewed with the change that changes them: `npm run api`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { apiReports, reportFolder } from './api-reports';

const reports = apiReports();
mkdirSync(reportFolder, { recursive: true });
for (const old of readdirSync(reportFolder)) rmSync(join(reportFolder, old));
for (const { file, text } of reports) writeFileSync(join(reportFolder, file), text);
