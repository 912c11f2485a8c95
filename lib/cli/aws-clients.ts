import { EC2Client } from '@aws-sdk/client-ec2';
import { OutpostsClient } from '@aws-sdk/client-outposts';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { expectAnswers, isEc2Answer, isJsonAnswer } from './answers';
import { S3OutpostsClient } from './s3-outposts';
import { keepUnmodelledMembers } from './unmodelled-members';
import { UnusableInput } from './unusable-input';

/** Options of a connection to AWS. */
export interface ConnectOptions {
  /** @default - the Region of the environment or of the profile */
  readonly region?: string;
  /** @default - the default profile, or the credentials of the environment */
  readonly profile?: string;
  /** Endpoint URL for all calls. @default - `AWS_ENDPOINT_URL`, or the AWS service endpoints */
  readonly endpoint?: string;
  /** Maximum number of attempts for a call. @default 8 */
  readonly maxAttempts?: number;
  /** Time to wait for an answer, in milliseconds. A call without an answer is repeated once. @default 30000 */
  readonly timeout?: number;
}

/** Default time to wait for an answer, in milliseconds. */
export const TIMEOUT = 30_000;

/** Clients by the prefixes of the IAM actions. */
export interface Clients {
  readonly outposts: OutpostsClient;
  readonly ec2: EC2Client;
  readonly 's3-outposts': S3OutpostsClient;
  readonly servicequotas: ServiceQuotasClient;
}

/** A Region with the clients of all services, which share the credentials. */
export interface Connection {
  readonly clients: Clients;
  readonly region: string;
  /** Account of the credentials, if they specify it. */
  readonly account?: string;
  /** Configuration for the client of another service. */
  readonly config: object;
}

/** A client of AWS Outposts, and the configuration that the clients of other services share with it. */
export interface OutpostsConnection extends Omit<Connection, 'clients'> {
  readonly client: OutpostsClient;
}

/**
 * Creates a client of AWS Outposts.
 *
 * @throws UnusableInput without a Region or credentials
 */
export async function connectToOutposts(options: ConnectOptions): Promise<OutpostsConnection> {
  const { region, profile, endpoint, maxAttempts = 8, timeout = TIMEOUT } = options;
  const config = {
    ...{ region, profile, endpoint, maxAttempts },
    // Slows down when AWS throttles: all calls share one rate.
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: 10_000, requestTimeout: timeout, throwOnRequestTimeout: true },
  };
  const client = new OutpostsClient(config);
  const usedRegion = await client.config.region().catch(({ message }: Error) => {
    const problem = message === 'Region is missing' ? 'no Region specified' : message.split('\n', 1)[0];
    throw new UnusableInput(`${problem}; specify a Region such as eu-west-3 with --region, or set AWS_REGION`);
  });
  const { accountId } = await client.config.credentials().catch((error: Error) => {
    const wanted = profile ? `in profile ${JSON.stringify(profile)}` : 'in the environment or the default profile';
    throw new UnusableInput(
      `no AWS credentials ${wanted} (${error.message.split('\n', 1)[0]}); specify a profile with --profile, or sign in first`,
    );
  });
  const shared = { ...config, region: usedRegion, credentials: client.config.credentials };
  return { client, region: usedRegion, account: accountId, config: shared };
}

/**
 * Creates the clients.
 *
 * @throws UnusableInput without a Region or credentials
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { timeout = TIMEOUT } = options;
  const { client: outposts, config, ...connection } = await connectToOutposts(options);
  const clients: Clients = {
    outposts,
    ec2: new EC2Client(config),
    's3-outposts': new S3OutpostsClient(config),
    servicequotas: new ServiceQuotasClient(config),
  };
  for (const client of [outposts, clients['s3-outposts']]) {
    expectAnswers(client, timeout, isJsonAnswer);
    keepUnmodelledMembers(client);
  }
  expectAnswers(clients.servicequotas as unknown as OutpostsClient, timeout, isJsonAnswer);
  expectAnswers(clients.ec2 as unknown as OutpostsClient, timeout, isEc2Answer);
  return { clients, config, ...connection };
}
