import { lookup } from 'node:dns/promises';

/** Agent to request the key from. */
interface Request {
  /** IP address of the agent. */
  readonly Address: string;
  /** DNS name of the DataSync VPC endpoint that the agent uses. @default - the agent uses a public endpoint */
  readonly VpcEndpointDnsName?: string;
}

/** Either member is set. */
export interface ActivationKeyResponse {
  readonly ActivationKey?: string;
  /** Reason why there is no key. */
  readonly Problem?: string;
}

/** @see https://docs.aws.amazon.com/datasync/latest/userguide/API_CreateAgent.html */
const KEY = /^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/;

/** The agent is in the same VPC. */
const TIMEOUT = 5_000;
const MAX_PROBLEM_LENGTH = 200;

/** Sends one request. An agent responds on port 80 until it is activated. An unused key expires after 30 minutes. */
export async function handler({ Address, VpcEndpointDnsName }: Request): Promise<ActivationKeyResponse> {
  try {
    const query = ['gatewayType=SYNC', `activationRegion=${process.env.AWS_REGION}`];
    if (VpcEndpointDnsName) {
      // The agent requires the IP address of the endpoint, which belongs to the subnet of the endpoint.
      const { address } = await lookup(VpcEndpointDnsName, { family: 4 });
      query.push(`privateLinkEndpoint=${address}`, 'endpointType=PRIVATE_LINK');
    }
    const response = await fetch(`http://${Address}/?${query.join('&')}&no_redirect`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = (await response.text()).trim();
    if (KEY.test(text)) return { ActivationKey: text };
    return { Problem: `the agent returned HTTP ${response.status} ${text.slice(0, MAX_PROBLEM_LENGTH)}`.trimEnd() };
  } catch (error) {
    // The message of `fetch` does not contain the cause.
    const { message, cause } = error as Error & { readonly cause?: Error };
    return { Problem: cause?.message ?? message };
  }
}
