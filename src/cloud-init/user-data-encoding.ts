import { createHash } from 'node:crypto';
import { agentTokenReference, serverTokenReference } from './host-spec';
import { budgetBytes } from './user-data.json';

/** How user data is handed over: as it is, or gzipped and written in base64, which `base64gzip` of Terraform does. */
export type UserDataEncoding = 'plain' | 'gzip';

/** Bytes that user data is kept to. */
export const userDataBudget: number = budgetBytes;

/** As it is wherever it is short enough to be; packed where it is not, if its reader unpacks it. */
export function userDataEncoding(text: string, takesGzip: boolean): UserDataEncoding {
  return takesGzip && userDataBytes(text, 'plain') > budgetBytes ? 'gzip' : 'plain';
}

/** The length that a provider counts, once Terraform has put in tokens as long as it accepts them. */
export function userDataBytes(text: string, encoding: UserDataEncoding): number {
  const complete = [serverTokenReference, agentTokenReference].reduce(
    (so, reference) => so.replaceAll(reference, longestToken(reference)),
    text,
  );
  return encoding === 'plain' ? Buffer.byteLength(complete, 'utf8') : packedBytes(complete);
}

/** 128 letters and digits that no packing shortens, as those of a real token. */
function longestToken(reference: string): string {
  const parts = ['first', 'second'].map((part) => createHash('sha512').update(part + reference));
  return parts
    .map((part) => part.digest('base64').replaceAll(/[^A-Za-z0-9]/g, ''))
    .join('')
    .slice(0, 128);
}

/**
 * By the same steps as zlib on every machine, so that what is reported does not depend on the one that reports.
 * Terraform's own packer differs by a few bytes: a hundredth is added for it.
 */
function packedBytes(text: string): number {
  // Loaded by the first text that is too long, so that importing naust does not wait for it.
  const { gzip } = require('pako') as typeof import('pako');
  return 4 * Math.ceil((gzip(text).length * 1.01) / 3);
}
