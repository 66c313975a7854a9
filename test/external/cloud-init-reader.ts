import { readFileSync } from 'node:fs';

import { runOk } from './run';

// What cloud-init does at Hetzner with the bytes that the metadata service gives it, in its own words.
const program = `
import sys
from cloudinit import util
from cloudinit.sources.helpers.hetzner import maybe_b64decode
sys.stdout.buffer.write(util.decomp_gzip(maybe_b64decode(sys.stdin.buffer.read()), decode=False))
`;

/** User data as cloud-init reads it on a machine at Hetzner, by the modules of the cloud-init that is installed. */
export async function readAtHetzner(cloudInit: string, userData: string): Promise<string> {
  const python = /^#!(\S+)/.exec(readFileSync(cloudInit, 'utf8'))?.[1];
  if (python === undefined) throw new Error(`${cloudInit} does not say which Python it is for`);
  return (await runOk(python, ['-c', program], { stdin: userData })).stdout;
}
