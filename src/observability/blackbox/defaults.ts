import { cpuOf, memoryOf } from '../resources';

export const blackboxCpu = cpuOf('blackbox-exporter');
/** Where no public name answers: the networks of pods, of nodes, and of what tells a machine who it is. @see https://www.rfc-editor.org/rfc/rfc6890 */
export const privateNetworks = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
];

export const blackboxMemory = memoryOf('blackbox-exporter');
