import {
  conform,
  type Finding,
  Findings,
  flag,
  hostname,
  keepingDefaults,
  optional,
  type Shape,
  text,
  textLike,
  withDefaults,
} from '../kernel';
import { cdktf } from '../platform';
import { bucketFindings, type Place, place } from '../residency';
import type { TerraformStack } from '../terraform';
import { checkBucket } from './bucket';
import { s3StateDefaults } from './defaults';

export interface S3StateProps {
  /** 3 to 63 characters of a-z, 0-9, hyphens. `NAUST-CLU-010` */
  readonly bucket: string;
  /** The host name of the object storage, without `https://`. `NAUST-VAL-001`, `NAUST-RES-011` */
  readonly endpoint: string;
  /** What the object storage calls its region. @default 'us-east-1' */
  readonly region?: string;
  /**
   * Whether the storage is asked to encrypt each object (SSE-S3). Storage that has not been set up for it refuses the
   * state altogether.
   * @default false
   */
  readonly encrypt?: boolean;
  /** Where the bucket is: the state holds every secret that Terraform handles. `NAUST-RES-001`, `NAUST-RES-012` */
  readonly place: Place;
}

const shape: Shape<S3StateProps> = {
  bucket: { ...text('shop-terraform'), code: 'NAUST-CLU-010' },
  endpoint: textLike(hostname),
  region: optional({ ...text('us-east-1'), code: 'NAUST-CLU-010' }),
  encrypt: optional(flag),
  place,
};

/** Where Terraform keeps what it knows of the machines. */
export class TerraformState {
  /**
   * A bucket of any S3-compatible object storage, locked by a file in it. Credentials come from the environment.
   * @see https://developer.hashicorp.com/terraform/language/backend/s3
   */
  static s3(props: S3StateProps): TerraformState {
    const mistakes = new Findings();
    return keepingDefaults(() => new TerraformState(conform(mistakes, props, shape), mistakes.all));
  }

  /** Where the bucket is. */
  readonly place: Place;

  private readonly region: string;
  private readonly encrypt: boolean;

  private constructor(
    private readonly props: S3StateProps,
    private readonly mistakes: readonly Finding[],
  ) {
    this.place = props.place;
    const { region, encrypt } = withDefaults(props, s3StateDefaults);
    this.region = region;
    this.encrypt = encrypt;
  }

  /**
   * Has the stack keep its state here; each cluster of each platform under a key of its own.
   * @internal
   */
  attach(stack: TerraformStack, key: string): void {
    const { S3Backend } = cdktf();
    new S3Backend(stack, {
      bucket: this.props.bucket,
      key: `${key}/terraform.tfstate`,
      region: this.region,
      endpoints: { s3: `https://${this.props.endpoint}` },
      encrypt: this.encrypt,
      usePathStyle: true,
      skipCredentialsValidation: true,
      skipMetadataApiCheck: true,
      skipRegionValidation: true,
      skipRequestingAccountId: true,
      skipS3Checksum: true,
    });
    stack.addOverride('terraform.backend.s3.use_lockfile', true); // newer than cdktf's own props
  }

  /** @internal */
  get findings(): readonly Finding[] {
    const findings = new Findings();
    const { region } = this;
    const { bucket, endpoint } = this.props;
    findings.check('the endpoint of the state', endpoint, hostname);
    checkBucket(findings, 'the Terraform state', { bucket, region }, 'NAUST-CLU-010');
    return [...this.mistakes, ...findings.all, ...bucketFindings(this.place, endpoint)];
  }
}
