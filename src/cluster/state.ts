import { Findings, hostname, shown } from '../kernel';
import type { Finding } from '../kernel';
import type { Place } from '../residency';

export interface S3StateProps {
  /** 3 to 63 characters of a-z, 0-9, hyphens. `NAUST-CLU-010` */
  readonly bucket: string;
  /** The host name of the object storage, without `https://`. `NAUST-VAL-001` */
  readonly endpoint: string;
  /** What the object storage calls its region. @default 'us-east-1' */
  readonly region?: string;
  /** Where the bucket is: the state holds every secret that Terraform handles. `NAUST-RES-001` */
  readonly place: Place;
}

/** Where Terraform keeps what it knows of the machines. */
export class TerraformState {
  /**
   * A bucket of any S3-compatible object storage, locked by a file in it. Credentials come from the environment.
   * @see https://developer.hashicorp.com/terraform/language/backend/s3
   */
  static s3(props: S3StateProps): TerraformState {
    return new TerraformState(props);
  }

  readonly place: Place;

  private constructor(private readonly props: S3StateProps) {
    this.place = props.place;
  }

  /** What Terraform reads under `terraform.backend`; each cluster of each platform has its own key. */
  backend(key: string): object {
    return {
      s3: {
        bucket: this.props.bucket,
        key: `${key}/terraform.tfstate`,
        region: this.props.region ?? 'us-east-1',
        endpoints: { s3: `https://${this.props.endpoint}` },
        encrypt: true,
        use_lockfile: true,
        use_path_style: true,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_region_validation: true,
        skip_requesting_account_id: true,
        skip_s3_checksum: true,
      },
    };
  }

  get findings(): readonly Finding[] {
    const findings = new Findings();
    const { bucket, endpoint, region } = this.props;
    findings.check('the endpoint of the state', endpoint, hostname);
    for (const [field, value] of [['bucket', bucket], ['region', region ?? 'us-east-1']] as const) {
      if (/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(value)) continue;
      findings.add({
        code: 'NAUST-CLU-010',
        what: `the ${field} of the Terraform state is not a name that object storage knows`,
        got: shown(value),
        allowed: '3 to 63 characters of a-z, 0-9 and inner hyphens',
        fix: `write the ${field} as the provider shows it`,
      });
    }
    return findings.all;
  }
}
