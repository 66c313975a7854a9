import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith } from './require-program';
import { type ScannedExample, writeExamples } from './scanners/example-objects';
import { exemptions, isExempted } from './scanners/exemption';
import { type ScannerFinding, type ScannerName, scanWith } from './scanners/scanner';
import { temporaryFolder } from './temporary-folder';

const scanners = ['checkov', 'kube-score', 'trivy-config'] as const satisfies ScannerName[];

/** As careless as a manifest that somebody copies from a page: each scanner is to be seen to object. */
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

describeWith(scanners, 'the scanners of manifests', (paths) => {
  const folder = temporaryFolder('scanners');
  let examples: readonly ScannedExample[];
  beforeAll(async () => {
    examples = await writeExamples(folder);
  }, 120_000);

  async function findingsOf(scanner: ScannerName): Promise<readonly ScannerFinding[]> {
    const found: ScannerFinding[] = [];
    for (const example of examples) found.push(...(await scanWith(scanner, paths, example)));
    return found;
  }

  test.each(scanners)(
    '%s objects to what is careless',
    async (scanner) => {
      const own = temporaryOf(folder);
      const found = await scanWith(scanner, paths, own);
      expect(found.map(({ check }) => check)).toContain(objections[scanner]);
    },
    120_000,
  );

  test.each(scanners)(
    '%s finds nothing in the examples but what is exempted, each exemption with its use',
    async (scanner) => {
      const found = await findingsOf(scanner);
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

function temporaryOf(folder: string): ScannedExample {
  const file = join(folder, 'Deployment shop careless.yaml');
  writeFileSync(file, careless);
  return { name: 'careless', folder, files: [file] };
}
