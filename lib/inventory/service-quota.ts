/**
 * A quota of AWS Outposts in an account and a Region.
 *
 * @see https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ServiceQuota.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-limits.html
 */
export interface ServiceQuotaElement {
  readonly ServiceCode?: string;
  readonly QuotaArn?: string;
  readonly QuotaCode?: string;
  readonly QuotaName?: string;
  readonly Value?: number;
  readonly Adjustable?: boolean;
}
