import { lookup } from 'node:dns/promises';

/** Which agent is asked. */
interface Request {
  /** Its IP address. */
  readonly Address: string;
  /** Name of the VPC endpoint of DataSync that it is to use, where it uses no public endpoint. */
  readonly VpcEndpointDnsName?: string;
}

/** One of the two. */
export interface ActivationKeyAnswer {
  readonly ActivationKey?: string;
  /** Why there is no key. */
  readonly Problem?: string;
}

/** @see https://docs.aws.amazon.com/datasync/latest/userguide/API_CreateAgent.html */
const KEY = /^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/;

/** An agent is in the same VPC. */
const LONGEST_WAIT = 5_000;
const LONGEST_PROBLEM = 200;

/** Asks once. An agent answers on port 80 until it is activated, and a key that nobody uses is worth nothing after half an hour. */
export async function handler({ Address, VpcEndpointDnsName }: Request): Promise<ActivationKeyAnswer> {
  try {
    const query = ['gatewayType=SYNC', `activationRegion=${process.env.AWS_REGION}`];
    if (VpcEndpointDnsName) {
      // The agent wants the address, which is that of the subnet where the endpoint is.
      const { address } = await lookup(VpcEndpointDnsName, { family: 4 });
      query.push(`privateLinkEndpoint=${address}`, 'endpointType=PRIVATE_LINK');
    }
    const response = await fetch(`http://${Address}/?${query.join('&')}&no_redirect`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    const text = (await response.text()).trim();
    if (KEY.test(text)) return { ActivationKey: text };
    return { Problem: `it answered HTTP ${response.status} ${text.slice(0, LONGEST_PROBLEM)}`.trimEnd() };
  } catch (error) {
    // `fetch` itself says no more than that it failed.
    const { message, cause } = error as Error & { readonly cause?: Error };
    return { Problem: cause?.message ?? message };
  }
}
