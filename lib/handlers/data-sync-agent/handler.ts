import {
  CreateAgentCommand,
  DeleteAgentCommand,
  DescribeAgentCommand,
  paginateListAgents,
  UpdateAgentCommand,
  type DescribeAgentCommandOutput,
} from '@aws-sdk/client-datasync';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { ActivationKeyResponse } from '../data-sync-activation-key/handler';
import { ensure, poll } from '../lifecycle/attempts';
import { LIMITS, POLLED } from '../lifecycle/limits';
import { dataSync, dataSyncNoRetry, lookUp, type Tagged } from '../lifecycle/data-sync';
import { handlerOf } from '../lifecycle/owned-resource';
import { isAnyMissing, type Tag } from '../lifecycle/tags';

/** See `provider.ts`. */
interface Properties {
  readonly InstanceId: string;
  readonly Address: string;
  readonly ActivationKeyFunctionArn: string;
  readonly AgentName: string;
  readonly VpcEndpointId?: string;
  readonly VpcEndpointDnsName?: string;
  readonly SubnetArn?: string;
  readonly SecurityGroupArn?: string;
}

type Agent = Tagged<Pick<DescribeAgentCommandOutput, 'AgentArn' | 'Name'>>;

/** The poll for the key repeats its calls. */
const lambda = new LambdaClient({ ...POLLED, requestHandler: { ...LIMITS, requestTimeout: 45_000 } });

/** Tags store the instance and the VPC endpoint of an agent, which has its own ID in DataSync. */
const INSTANCE = 'cdk-outposts:instance-id';
const ENDPOINT = 'cdk-outposts:vpc-endpoint';

/** Time for an agent to start, and to be online after its activation. The sum, with the calls, is less than the timeout of the function. */
const MINUTES_TO_START = 8;
const MINUTES_TO_CONNECT = 2;
/** DataSync rejects the deletion for some time after the deletion of a location. */
const MINUTES_TO_RELEASE = 3;

const { find, get, exists } = lookUp(allAgents, describe);

export const handler = handlerOf<Properties, Agent>({
  idPrefix: 'arn:',
  idOf: ({ AgentArn }) => AgentArn!,
  find,
  get,
  requiresReplacement: ({ Tags }, wanted) => isAnyMissing(origin(wanted), Tags),

  async create(wanted, ownership) {
    const { AgentName, VpcEndpointId, SubnetArn, SecurityGroupArn } = wanted;
    const Tags = [...ownership, ...origin(wanted)];
    const { AgentArn } = await dataSyncNoRetry.send(
      new CreateAgentCommand({
        ActivationKey: await activationKey(wanted),
        AgentName,
        Tags,
        ...(VpcEndpointId && { VpcEndpointId, SubnetArns: [SubnetArn!], SecurityGroupArns: [SecurityGroupArn!] }),
      }),
    );
    return { AgentArn, Name: AgentName, Tags };
  },

  async adjust({ AgentArn, Name }, { AgentName }, old) {
    if (Name !== AgentName) await dataSync.send(new UpdateAgentCommand({ AgentArn, Name: AgentName }));
    // An existing agent can be offline during a service link outage.
    if (old) return;
    await poll(
      () => describe(AgentArn!),
      ({ Status }) => Status === 'ONLINE',
      `agent ${AgentArn} is activated, but was not online`,
      MINUTES_TO_CONNECT,
    );
  },

  // DataSync rejects the deletion of an agent that a location uses.
  inUse: () => Promise.resolve(undefined),

  async remove({ AgentArn }) {
    await poll(
      () => deleteIfUnused(AgentArn!),
      (isDeleted) => isDeleted,
      `agent ${AgentArn} is in use by locations that were not deleted`,
      MINUTES_TO_RELEASE,
    );
  },

  attributes: ({ AgentArn }) => ({ AgentArn: AgentArn! }),
});

/** Properties whose change replaces the agent. */
function origin({ InstanceId, VpcEndpointId, SubnetArn, SecurityGroupArn }: Properties): Tag[] {
  return [
    { Key: INSTANCE, Value: InstanceId },
    // DataSync does not accept empty tag values.
    { Key: ENDPOINT, Value: VpcEndpointId ? `${VpcEndpointId} ${SubnetArn} ${SecurityGroupArn}` : 'public' },
  ];
}

/** Waits until the agent returns its activation key. */
async function activationKey({ InstanceId, Address, VpcEndpointDnsName, ActivationKeyFunctionArn }: Properties): Promise<string> {
  let problem: string | undefined;
  const request = async () => {
    const response = await requestKey(ActivationKeyFunctionArn, JSON.stringify({ Address, VpcEndpointDnsName }));
    problem = response.Problem;
    return response.ActivationKey;
  };
  try {
    return (await poll(request, (key) => key !== undefined, 'no activation key', MINUTES_TO_START))!;
  } catch (error) {
    if (problem === undefined) throw error;
    throw new Error(
      `agent ${InstanceId} returned no activation key at http://${Address} within ${MINUTES_TO_START} minutes: ${problem}. Check that the ` +
        'activation subnets have a route to the agent, and that the agent reaches the DataSync endpoint. Replace an agent that was activated before',
    );
  }
}

async function requestKey(FunctionName: string, Payload: string): Promise<ActivationKeyResponse> {
  try {
    const { FunctionError, Payload: response } = await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from(Payload) }));
    const result = JSON.parse(Buffer.from(response!).toString()) as ActivationKeyResponse & { readonly errorMessage?: string };
    return FunctionError ? { Problem: result.errorMessage ?? FunctionError } : result;
  } catch (error) {
    const { name, message } = error as Error;
    // A new IAM permission is not effective immediately.
    if (name === 'AccessDeniedException') return { Problem: message };
    throw error;
  }
}

/** Deletes an agent. Returns `false` if locations use it. */
async function deleteIfUnused(AgentArn: string): Promise<boolean> {
  try {
    await ensure(
      () => dataSyncNoRetry.send(new DeleteAgentCommand({ AgentArn })),
      async () => !(await exists(AgentArn)),
    );
    return true;
  } catch (error) {
    if (/in[- ]use/i.test((error as Error).message)) return false;
    throw error;
  }
}

async function allAgents(): Promise<string[]> {
  const arns: string[] = [];
  for await (const { Agents = [] } of paginateListAgents({ client: dataSync }, {})) arns.push(...Agents.map(({ AgentArn }) => AgentArn!));
  return arns;
}

function describe(AgentArn: string): Promise<DescribeAgentCommandOutput> {
  return dataSync.send(new DescribeAgentCommand({ AgentArn }));
}
