/** What the rules of a bucket follow from. */
export interface BucketProps {
  readonly bucket: string;
  /** First folder of its objects. */
  readonly prefix: string;
  readonly coldAfterDays: number;
  readonly retentionDays: number;
}

/** The body of `aws s3api put-bucket-lifecycle-configuration`: objects get cheaper, then go; so does what was never uploaded to its end. */
export function bucketLifecycle({ prefix, coldAfterDays, retentionDays }: BucketProps) {
  return {
    Rules: [
      {
        ID: `${prefix}-archive`,
        Status: 'Enabled',
        Filter: { Prefix: `${prefix}/` },
        Transitions: [{ Days: coldAfterDays, StorageClass: 'GLACIER_IR' }],
        Expiration: { Days: retentionDays },
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ],
  };
}

/** The policy of the pipeline's role: it puts objects into its folder, and can neither read nor list nor delete any. */
export function writerPolicy({ bucket, prefix }: Pick<BucketProps, 'bucket' | 'prefix'>) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:PutObject'], Resource: [`arn:aws:s3:::${bucket}/${prefix}/*`] }],
  };
}

/** The policy of who reads the archive: it reads objects of its folder, and lists no other. */
export function readerPolicy({ bucket, prefix }: Pick<BucketProps, 'bucket' | 'prefix'>) {
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: [`arn:aws:s3:::${bucket}/${prefix}/*`] },
      {
        Effect: 'Allow',
        Action: ['s3:ListBucket'],
        Resource: [`arn:aws:s3:::${bucket}`],
        Condition: { StringLike: { 's3:prefix': [`${prefix}/*`] } },
      },
    ],
  };
}
