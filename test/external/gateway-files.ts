import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOk } from './run';

/** A certificate that signs itself, for these names. */
export async function certificateIn(
  folder: string,
  ...names: string[]
): Promise<{ certificate: string; key: string }> {
  const [certificate, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  const san = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const out = ['-keyout', key, '-out', certificate, '-days', '2', '-subj', `/CN=${names[0]}`, '-addext', san];
  await runOk('openssl', ['req', '-x509', ...ec, ...out]);
  return { certificate, key };
}

/** Writes a configuration that differs from the given one in where its files lie and its ports alone. */
export function placeIn(
  folder: string,
  config: string,
  ports: Readonly<Record<number, number>> = {},
): string {
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary, { recursive: true });
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${temporary}/${kind};`,
  );
  // In a pod, workers are who the master is, and read the certificate themselves.
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  const placed = config
    .replace(/^(user .*\n)?/, user)
    .replace(/^pid .*/m, `pid ${join(folder, 'nginx.pid')};`)
    .replace(/^error_log .*/m, 'error_log stderr warn;')
    .replace(/\/var\/cache\/nginx(\/answers)?/, join(folder, 'answers'))
    .replace('/run/nginx-auth', join(folder, 'auth'))
    .replace(/access_log \/\S+ gateway/, `access_log ${join(folder, 'access.log')} gateway`)
    .replace(/^ *\w+_temp_path .*\n/gm, '')
    .replace('http {\n', `http {\n${paths.join('\n')}\n`)
    .replace(
      /listen (127\.0\.0\.1:)?(\d+)\b/g,
      (_, _address, port: string) => `listen 127.0.0.1:${ports[Number(port)] ?? port}`,
    );
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, placed);
  return file;
}

/** A pod's file where its Secret lies in a folder, and no cluster's DNS is there, which nginx looks up when it starts. */
export function outsidePod(text: string, secret: string): string {
  return text
    .replace('"/etc/nginx/tls/shop-tls"', `"${secret}"`)
    .replace(/resolver "[^"]*"/, 'resolver 127.0.0.1');
}
