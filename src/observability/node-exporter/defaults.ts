import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const nodeExporterCpu = { request: Cpu.millis(25), limit: Cpu.millis(250) };
export const nodeExporterMemory = Size.mebibytes(64);
