import { AwsJson } from './aws-json';
import { AwsError, page } from './state';

/** Quotas of AWS Outposts. */
export const serviceQuotas = new AwsJson('servicequotas', 'ServiceQuotasV20190624', '1.1', {
  ListServiceQuotas({ ServiceCode, NextToken, MaxResults }: { ServiceCode: string; NextToken?: string; MaxResults?: number }, state) {
    if (ServiceCode !== 'outposts') throw new AwsError('NoSuchResourceException', 400, `no service ${ServiceCode}`);
    const parameters = new Map(
      Object.entries({ NextToken, MaxResults }).flatMap(([name, value]) => (value === undefined ? [] : [[name, [String(value)]] as const])),
    );
    const invalid = (message: string) => new AwsError('InvalidPaginationTokenException', 400, message);
    const all = state.inventory.serviceQuotas ?? [];
    const { elements, nextToken } = page(all, { operation: 'ListServiceQuotas', parameters }, Math.min(state.pageSize, 100), invalid);
    return { Quotas: elements, NextToken: nextToken };
  },
});
