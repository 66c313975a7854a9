import { Duration } from 'cdk8s';

export const tailSamplingDefaults = {
  ratio: 0.1,
  slowerThan: Duration.seconds(1),
  wait: Duration.seconds(10),
};
