import { absolutePath, type Findings, shown } from '../../../kernel';

/** Directories whose content an image cannot run without. */
const OF_THE_IMAGE = [
  'bin',
  'boot',
  'dev',
  'etc',
  'lib',
  'lib64',
  'proc',
  'root',
  'run',
  'sbin',
  'sys',
  'tmp',
  'usr',
];

/** The directory without a last slash. An empty volume is mounted there, so whatever the image holds there is gone. */
export function resolveLogDirectory(findings: Findings, directory: string): string {
  const before = findings.all.length;
  findings.check('logs', directory, absolutePath);
  if (findings.all.length > before) return directory;
  const path = directory.replace(/\/$/, '');
  const top = path.split('/')[1] ?? '';
  if (OF_THE_IMAGE.includes(top) || path === '/var') {
    findings.add({
      code: 'NAUST-WRK-006',
      what: 'keeps its logs in a directory that the image itself needs: an empty volume would hide its content',
      got: shown(directory),
      allowed: 'a directory of its own, such as /var/log/orders',
      fix: 'let the application write its logs below /var/log',
    });
  }
  return path;
}
