// All that a cluster costs: its description, its checks, Terraform and user data of each machine, and the write.
import { mkdtempSync, rmSync } from 'node:fs';
import { Cluster, type ClusterProps, Place, Platform, Residency, TerraformState } from '../../src';
import { emission, outputPlace, writeOutput } from '../../src/emit';
import { problemText } from '../../src/kernel';
import { hetzner, type HetznerPlan, plan } from '../../src/providers/hetzner';
import { measured } from '../measured';

const folder = mkdtempSync('naust-');
const agents = Number(process.argv[2]);
const servers = Number(process.argv[3]);
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs';

function cluster(): Platform {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const pools: ClusterProps<HetznerPlan, string>['pools'] =
    agents === 0 ? {} : { apps: { count: agents, plan: plan.ccx23 } };
  new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', sshKeys: [key], adminFrom: ['203.0.113.0/24'] }),
    state: TerraformState.s3({
      bucket: 'shop-terraform',
      endpoint: 's3.osl2.safedc.net',
      place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
    }),
    servers: { count: servers, plan: plan.ccx13, singleNode: servers === 1 },
    pools,
  });
  return platform;
}

const problems = measured(() => {
  const { files, problems: found } = emission(cluster(), {});
  return [...found, ...writeOutput(files, outputPlace(folder, {})).problems];
});
if (problems.length > 0) throw new Error(problems.map(problemText).join('\n').slice(0, 2000));
rmSync(folder, { recursive: true });
