import { type Duration, Size, SizeRoundingBehavior } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSeconds, checkSize } from '../rules';
import type { Objective } from '../alerts';
import type { Shared, Surroundings } from '../surroundings';
import type { UserRules } from '../user-rules';
import { prometheusDefaults, sizeCapShare } from './defaults';
import type { PrometheusProps } from './props';

interface Watched extends Shared {
  readonly objectives: readonly Objective[];
  readonly rules: UserRules;
}

export interface PrometheusModel extends Watched {
  readonly name: 'prometheus';
  readonly image: string;
  readonly volume: Size;
  readonly sizeCap: Size;
  readonly scrapeInterval: Duration;
  readonly memory: Size;
}

export type PrometheusSpec = PrometheusModel & Surroundings;

export function resolvePrometheus<A extends Watched>(
  props: PrometheusProps,
  around: A,
  findings: Findings,
): PrometheusModel & A {
  const { volume, scrapeInterval, memory } = withDefaults(props, prometheusDefaults);
  const sizeCap = props.sizeCap ?? shareOf(volume);
  checkSize(findings, 'prometheus.volume', volume, Size.gibibytes(1));
  checkSize(findings, 'prometheus.memory', memory, Size.mebibytes(256));
  checkSeconds(findings, 'prometheus.scrapeInterval', scrapeInterval, { min: 5, max: 120 });
  checkSizeCap(findings, sizeCap, volume);
  return { ...around, name: 'prometheus', image: images.prometheus, volume, sizeCap, scrapeInterval, memory };
}

function shareOf(volume: Size): Size {
  const mebibytes = volume.toMebibytes({ rounding: SizeRoundingBehavior.FLOOR });
  return Size.mebibytes(Math.floor(mebibytes * sizeCapShare));
}

function checkSizeCap(findings: Findings, sizeCap: Size, volume: Size): void {
  const [cap, whole] = [sizeCap, volume].map((size) =>
    size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }),
  );
  if (cap! > 0 && cap! < whole!) return;
  findings.add({
    code: 'NAUST-OBS-003',
    what: 'lets metrics grow until their volume is full',
    got: `prometheus.sizeCap of ${cap} MiB on a volume of ${whole} MiB`,
    allowed: 'more than nothing and less than the volume',
    fix: 'leave prometheus.sizeCap out: it is four fifths of the volume',
  });
}
