import { Chart, Duration } from 'cdk8s';
import { CircuitBreaker, type CallProps, Microservice, Platform, Residency, Retry } from '../src';

const policy: CallProps = {
  timeout: Duration.seconds(2),
  retry: Retry.on(['GET', 'HEAD']),
  breaker: CircuitBreaker.onRatio(),
};

/** So many services with a log sidecar each, one half of which calls six of the other, by a policy each: three calls a service. */
export function mesh(count: number): Platform {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const service = (name: string): Microservice =>
    new Microservice(new Chart(platform, name, { namespace: name }), name, {
      image: `registry.example.no/shop/${name}:1.4.2`,
      logs: `/var/log/${name}`,
    });
  const half = Math.floor(count / 2);
  const callees = Array.from({ length: half }, (_, index) => service(`callee-${index}`));
  for (let index = 0; index < count - half; index++) {
    const caller = service(`caller-${index}`);
    for (let turn = 0; turn < 6; turn++) caller.calls(callees[(index * 6 + turn) % half]!, policy);
  }
  return platform;
}
