import { run } from '../run';

import { leastConn } from './cases/least-conn';
import { render2000 } from './cases/render-2000';
import { vsHandTuned } from './cases/vs-hand-tuned';
import { tlsVsNaive, vsNaive } from './cases/vs-naive';

void run([vsNaive, tlsVsNaive, vsHandTuned, leastConn, render2000], 7);
