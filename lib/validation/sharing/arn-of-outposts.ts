/** An ARN of a resource of AWS Outposts, S3 on Outposts included, that an owner can share. Parts of it may be unknown. */
const OF_OUTPOSTS = /^arn:[^:]*:(outposts|s3-outposts):|:(local-gateway-route-table|coip-pool)\//;

export function isOfOutposts(arn: string): boolean {
  return OF_OUTPOSTS.test(arn);
}
