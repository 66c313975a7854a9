import { type Findings, headerName } from '../kernel';
import { cookieName } from './grammar';
import type { Key } from './key';

export function checkKey(field: string, key: Key, findings: Findings): void {
  if (key.kind === 'header') findings.check(`the header of ${field}`, key.name, headerName);
  if (key.kind === 'cookie') findings.check(`the cookie of ${field}`, key.name, cookieName);
}
