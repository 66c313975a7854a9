import {
  conform,
  type Finding,
  Findings,
  hostname,
  keepingDefaults,
  number,
  optional,
  type Shape,
  shown,
  text,
  textLike,
  withDefaults,
} from '../kernel';
import { bucketFindings, type Place, place } from '../residency';
import { checkBucket } from './bucket';
import { s3SnapshotsDefaults } from './defaults';

export interface S3SnapshotsProps {
  /** 3 to 63 characters of a-z, 0-9, hyphens. `NAUST-CLU-018` */
  readonly bucket: string;
  /** The host name of the object storage, without `https://`. `NAUST-VAL-001`, `NAUST-RES-011` */
  readonly endpoint: string;
  /** What the object storage calls its region. @default 'us-east-1' */
  readonly region?: string;
  /** Where the bucket is: etcd holds every Secret of the cluster. `NAUST-RES-001`, `NAUST-RES-012` */
  readonly place: Place;
  /** When, as five fields of cron in UTC. `NAUST-CLU-018` @default '0 0,6,12,18 * * *' */
  readonly schedule?: string;
  /** How many are kept, of each server: 1 to 1000. `NAUST-CLU-018` @default 28 */
  readonly keep?: number;
}

const shape: Shape<S3SnapshotsProps> = {
  bucket: { ...text('shop-etcd'), code: 'NAUST-CLU-018' },
  endpoint: textLike(hostname),
  region: optional({ ...text('us-east-1'), code: 'NAUST-CLU-018' }),
  place,
  schedule: optional({ ...text(s3SnapshotsDefaults.schedule), code: 'NAUST-CLU-018' }),
  keep: optional(number(28, 'NAUST-CLU-018')),
};

const cronField = '(\\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[0-9]{1,2})?';
const cron = new RegExp(`^${cronField}(,${cronField})*( ${cronField}(,${cronField})*){4}$`);

/** Where the servers copy etcd to, so that a cluster can be had back whose servers are all lost. */
export class EtcdSnapshots {
  /**
   * A bucket of any S3-compatible object storage. The servers take its keys from a Secret that is created by hand, which
   * the cluster's README says how to: they stand in no file and in no user data.
   * @see https://docs.k3s.io/cli/etcd-snapshot#s3-configuration-secret-support
   */
  static s3(props: S3SnapshotsProps): EtcdSnapshots {
    const mistakes = new Findings();
    const sound = conform(mistakes, props, shape);
    return keepingDefaults(() => new EtcdSnapshots(withDefaults(sound, s3SnapshotsDefaults), mistakes.all));
  }

  private constructor(
    /** @internal */
    readonly spec: Required<S3SnapshotsProps>,
    private readonly mistakes: readonly Finding[],
  ) {}

  /** @internal */
  get findings(): readonly Finding[] {
    const { bucket, region, endpoint, schedule, keep, place: of } = this.spec;
    const findings = new Findings();
    findings.check('the endpoint of the snapshots', endpoint, hostname);
    checkBucket(findings, 'the snapshots of etcd', { bucket, region }, 'NAUST-CLU-018');
    findings.integer('snapshots.keep', keep, { min: 1, max: 1000 }, 'NAUST-CLU-018');
    if (!cron.test(schedule)) {
      findings.add({
        code: 'NAUST-CLU-018',
        what: 'the schedule of the snapshots of etcd is not one of cron',
        got: shown(schedule),
        allowed: 'five fields of numbers, *, ranges, lists and steps',
        fix: `write it like ${s3SnapshotsDefaults.schedule}`,
      });
    }
    return [...this.mistakes, ...findings.all, ...bucketFindings(of, endpoint)];
  }
}
