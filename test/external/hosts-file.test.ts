import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResilienceEngine, resolvePolicy } from '../../src/resilience';
import { Findings } from '../../src/kernel';
import { describeInNamespace } from './cloud-init-namespace';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const proxy = '10.96.0.134';

/** A namespace of its own, where the name leads to the proxy by the hosts file alone, and no name server answers. */
const script = `ip link set lo up
ip address add ${proxy}/32 dev lo
printf '127.0.0.1 localhost\\n${proxy} api.vipps.no\\n' >"$FOLDER/hosts"
printf 'nameserver 127.0.0.53\\n' >"$FOLDER/resolv.conf"
mount --bind "$FOLDER/hosts" /etc/hosts
mount --bind "$FOLDER/resolv.conf" /etc/resolv.conf
"$NODE" -e "require('http').createServer((question, answer) => answer.end('the proxy is asked for ' + question.headers.host)).listen(8443, '${proxy}')" &
host=$!
"$ENVOY" -c "$FOLDER/envoy.yaml" --concurrency 1 --disable-hot-restart --log-level error &
envoy=$!
trap 'kill $host $envoy' EXIT
"$NODE" -e "
const ask = (left) => fetch('http://127.0.0.1:15101/')
  .then((answer) => answer.status === 200 ? answer.text().then((text) => console.log(text)) : Promise.reject(new Error(answer.status)))
  .catch((error) => left > 0 ? setTimeout(ask, 250, left - 1) : console.log(String(error)));
ask(60);"
`;

describeWith(['envoy'], 'a host that stands in the hosts file of a pod', ({ envoy }) => {
  const folder = temporaryFolder('hosts-file');

  describeInNamespace(['ip', 'mount'], 'by name alone', () => {
    test('is asked there by the Envoy beside the caller, too', async () => {
      const policy = resolvePolicy(new Findings(), {});
      const call = { name: 'vipps', host: 'api.vipps.no', port: 8443, peers: undefined, tls: false, policy };
      const { files } = ResilienceEngine.envoy().engine.pod('orders', [call]);
      writeFileSync(join(folder, 'envoy.yaml'), files['envoy.yaml']!);
      const ran = await run('unshare', ['-rnm', 'sh', '-euc', script], {
        env: { FOLDER: folder, ENVOY: envoy, NODE: process.execPath },
      });
      expect(ran).toMatchObject({ code: 0, stdout: 'the proxy is asked for api.vipps.no:8443\n' });
    }, 60_000);
  });
});
