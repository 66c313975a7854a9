import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from '../../tools/program';

/** What a load of requests came to. */
export interface Served {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}

const connections = 64;

/** Asks for the paths in turn, over TLS on 64 connections; every answer has to be good. */
export async function load(port: number, paths: readonly string[], seconds: number): Promise<Served> {
  const wrk = program('wrk');
  if (wrk === undefined) throw new Error('wrk is not installed: npm run tools -- --only wrk');
  const how = [
    '-t',
    '1',
    '-c',
    String(connections),
    '-d',
    String(seconds),
    '-s',
    join(__dirname, 'load.lua'),
  ];
  const headers = ['-H', 'Host: shop.example.no', '-H', 'Authorization: Bearer shop'];
  const url = `https://shop.example.no:${port}/`;
  const { stdout } = await promisify(execFile)(wrk, [...how, ...headers, url, '--', ...paths], {
    timeout: 30_000,
  });
  const summary = JSON.parse(stdout.trim().split('\n').at(-1)!) as {
    requests: number;
    seconds: number;
    failed: number;
    p99: number;
  };
  if (summary.failed > 0 || summary.requests === 0) throw new Error(`requests failed: ${stdout}`);
  return { requests: summary.requests, perSecond: summary.requests / summary.seconds, p99: summary.p99 };
}
