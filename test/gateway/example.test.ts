import { exampleObjects } from './example-objects';

test('the example of a gateway alone writes a manifest with one', () => {
  const text = exampleObjects('gateway');
  expect(text).toContain('image: nginxinc/nginx-unprivileged:1.30.4-alpine');
  expect(text.match(/^kind: .*/gm)).toEqual(
    expect.arrayContaining(['kind: ConfigMap', 'kind: NetworkPolicy']),
  );
});

test('the example of the Gateway API writes its objects, and what lets routes into the other namespace', () => {
  const text = exampleObjects('gateway-api');
  const kinds = ['Gateway', 'HTTPRoute', 'GRPCRoute', 'BackendTLSPolicy', 'ReferenceGrant', 'EndpointSlice'];
  expect(text.match(/^kind: .*/gm)).toEqual(expect.arrayContaining(kinds.map((kind) => `kind: ${kind}`)));
});
