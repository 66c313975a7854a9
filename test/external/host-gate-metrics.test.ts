import { join } from 'node:path';

import { CraftedGate } from './crafted-gate';
import { freePort, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';

describeWith(['busybox', 'prometheus-node-exporter'], 'the metrics of the host gate', (paths) => {
  const crafted = new CraftedGate('dash', paths.busybox);

  test('are scraped from node-exporter, whose text collector looks into their folder', async () => {
    const { root } = await crafted.verdict({ marks: ['.dockerenv'] });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/metrics`;
    const exporter = await startServer(
      paths['prometheus-node-exporter'],
      [
        '--collector.disable-defaults',
        '--collector.textfile',
        `--collector.textfile.directory=${join(root, 'var/lib/naust/metrics')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { ready: urlAnswers(url) },
    );
    try {
      const scraped = (await (await fetch(url)).text()).split('\n');
      expect(scraped).toContain('node_textfile_scrape_error 0');
      expect(scraped).toContain('naust_gate_passed 0');
      expect(scraped).toContain('naust_gate_check_failed{check="virtualisation"} 1');
    } finally {
      await exporter.stop();
    }
  });
});
