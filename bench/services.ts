import { Chart } from 'cdk8s';
import { createHash } from 'node:crypto';
import { Microservice, Platform, Residency, SecretRef } from '../src';

/**
 * A platform of so many microservices, each in a chart of its own: what users of naust have. A platform is a cdk8s app,
 * so that the two can be held against each other on one and the same tree, and in a platform the rules of pods, which
 * need every object resolved, are naust's alone to run: cdk8s does not pay for them.
 */
export function services(count: number): Platform {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  for (let index = 0; index < count; index++) {
    const name = `service-${index}`;
    new Microservice(new Chart(platform, name, { namespace: name }), name, {
      image: `registry.example.no/shop/${name}:1.4.2@sha256:${digest(name)}`,
      environment: {
        DATABASE_URL: `postgres://postgres.${name}.svc:5432/${name}`,
        LOG_LEVEL: 'info',
        PASSWORD: SecretRef.key(`${name}-database`, 'password'),
      },
    });
  }
  return platform;
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
