import { type Findings, headerName, headerValue } from '../kernel';
import { settableHeader } from './grammar';
import { once } from './once';

type Headers = Readonly<Record<string, string>>;

export function checkHeaders(at: string, own: Headers, findings: Findings): void {
  for (const [name, value] of Object.entries(own)) {
    findings.check('the name of a header', name, headerName);
    findings.check('the name of a header', name, settableHeader);
    findings.check(`${at}headers[${JSON.stringify(name)}]`, value, headerValue);
  }
  once(
    `${at}headers`,
    Object.keys(own).map((name) => name.toLowerCase()),
    findings,
    0,
  );
}

/** Those of the place around it, but for those of one name whatever its case; then its own. */
export function overHeaders(around: Headers, own: Headers): Headers {
  const names = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const kept = Object.entries(around).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}
