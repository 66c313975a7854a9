import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith } from './require-program';
import { type ScannedExample, writeExamples } from './scanners/example-objects';
import { exemptions, isExempted } from './scanners/exemption';
import { type ScannerName, scans } from './scanners/scanner';
import { temporaryFolder } from './temporary-folder';

const scanners = ['checkov', 'kube-score', 'trivy-config'] as const satisfies ScannerName[];

/** As careless as what is copied from a page: a scanner that does not object to it was not at work. */
const careless = `apiVersion: apps/v1
kind: Deployment
metadata: { name: careless, namespace: shop }
spec:
  selector: { matchLabels: { app: careless } }
  template:
    metadata: { labels: { app: careless } }
    spec:
      containers: [{ name: careless, image: careless, securityContext: { privileged: true } }]
`;

const objections: Readonly<Record<ScannerName, string>> = {
  checkov: 'CKV_K8S_16',
  'kube-score': 'container-security-context-privileged',
  'trivy-config': 'AVD-KSV-0017',
};

describeWith(scanners, 'a scanner', (paths) => {
  const folder = temporaryFolder('scanned');
  const scratch = temporaryFolder('scanned-apps');
  let examples: readonly ScannedExample[];

  beforeAll(async () => {
    const file = 'Deployment shop careless.yaml';
    mkdirSync(join(folder, 'careless'));
    writeFileSync(join(folder, 'careless', file), careless);
    examples = [{ name: 'careless', files: [file] }, ...(await writeExamples(folder, scratch))];
  }, 120_000);

  test.each(scanners)(
    '%s objects to what is careless, and to nothing in the examples but what is exempted and why',
    async (scanner) => {
      const all = await scans[scanner](paths[scanner], folder, examples);
      const ofCareless = all.filter(({ example }) => example === 'careless');
      expect(ofCareless.map(({ check }) => check)).toContain(objections[scanner]);

      const found = all.filter(({ example }) => example !== 'careless');
      const known = exemptions[scanner];
      expect(found.filter((finding) => !known.some((one) => isExempted(one, finding)))).toEqual([]);
      const idle = known.flatMap((one) =>
        one.on.filter((pattern) => !found.some((finding) => isExempted({ ...one, on: [pattern] }, finding))),
      );
      expect(idle).toEqual([]);
    },
    300_000,
  );
});
