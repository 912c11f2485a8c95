/**
 * Limits of S3 on Outposts. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html
 */
export const MAX_ACCESS_POINTS_PER_BUCKET = 10;

export const MAX_BUCKETS_PER_ACCOUNT = 100;

/** 20 KB for an access point policy or a bucket policy. */
export const MAX_POLICY_BYTES = 20 * 1024;

export const MAX_ENDPOINTS_PER_OUTPOST = 100;

/** Addresses that an endpoint uses from its CoIP pool. */
export const ADDRESSES_OF_ENDPOINT = 4;

/** CIDR blocks that must contain the CIDR block of a VPC with an endpoint. */
export const ENDPOINT_RANGES: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
