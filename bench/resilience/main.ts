import { run } from '../run';

import { openEnvoy } from './cases/open-envoy';
import { openNginx } from './cases/open-nginx';
import { overheadEnvoy } from './cases/overhead-envoy';

void run([openEnvoy, openNginx, overheadEnvoy], 5);
