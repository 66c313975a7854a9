import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { createHash } from 'node:crypto';

/**
 * So many charts with a Deployment and a Service each, of the size that they have in production. They are plain API
 * objects, so that the time is that of the engine: as microservices of naust they would carry checks and policies that
 * cdk8s asks for again with every chart, and the ratio would flatter.
 */
export function services(root: Construct, count: number): void {
  for (let index = 0; index < count; index++) {
    const name = `service-${index}`;
    const chart = new Chart(root, name, {
      namespace: 'shop',
      labels: { 'app.kubernetes.io/part-of': 'shop' },
    });
    new ApiObject(chart, 'deployment', deployment(name));
    new ApiObject(chart, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: selector(name), ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    });
  }
}

function selector(name: string) {
  return { 'app.kubernetes.io/name': name };
}

function deployment(name: string) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, annotations: { 'example.no/owner': `team-${name}` } },
    spec: {
      replicas: 3,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selector(name) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { metadata: { labels: selector(name) }, spec: pod(name) },
    },
  };
}

function pod(name: string) {
  const digest = createHash('sha256').update(name).digest('hex');
  return {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    terminationGracePeriodSeconds: 45,
    topologySpreadConstraints: [
      {
        labelSelector: { matchLabels: selector(name) },
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
      },
    ],
    containers: [
      {
        name: 'app',
        image: `registry.example.no/shop/${name}:1.4.2@sha256:${digest}`,
        env: [
          { name: 'SERVICE_NAME', value: name },
          { name: 'DATABASE_URL', value: `postgres://${name}@postgres.shop.svc.cluster.local:5432/${name}` },
          { name: 'LOG_LEVEL', value: 'info' },
          { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: `${name}-database`, key: 'password' } } },
        ],
        ports: [{ name: 'http', containerPort: 8080 }],
        resources: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '100m', memory: '256Mi' } },
        livenessProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 10, timeoutSeconds: 2 },
        readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5, timeoutSeconds: 2 },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
  };
}
