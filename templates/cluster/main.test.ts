import { test } from 'node:test';
import { expectReachable, expectUnreachable, Problems, Template } from 'naust/testing';
import project from './main';

const prod = project.platforms['prod']!;

test('nothing is wrong with any environment', () => Problems.of(project).hasNoErrors());

test('production runs three of each service', () => {
  const template = Template.of(prod);
  template.hasObject('Deployment', { spec: { replicas: 3 } }, { name: 'orders' });
  template.hasObject('Deployment', { spec: { replicas: 3 } }, { name: 'inventory' });
});

test('orders may call inventory, and not the other way round', () => {
  const template = Template.of(prod);
  const pods = (name: string) => ({ namespace: 'shop', labels: { 'app.kubernetes.io/name': name } });
  expectReachable(pods('orders'), pods('inventory'), { in: template, port: 8080 });
  expectUnreachable(pods('inventory'), pods('orders'), { in: template, port: 8080 });
});
