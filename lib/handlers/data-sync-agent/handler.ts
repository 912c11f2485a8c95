import {
  CreateAgentCommand,
  DeleteAgentCommand,
  DescribeAgentCommand,
  paginateListAgents,
  UpdateAgentCommand,
  type DescribeAgentCommandOutput,
} from '@aws-sdk/client-datasync';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { ActivationKeyAnswer } from '../data-sync-activation-key/handler';
import { ensure, until } from '../lifecycle/attempts';
import { dataSync, dataSyncOnce, lookUp, type Tagged } from '../lifecycle/data-sync';
import { LIMITS } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { isAnyMissing, type Tag } from '../lifecycle/tags';

/** What `provider.ts` documents. */
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

const lambda = new LambdaClient({ maxAttempts: 8, requestHandler: { ...LIMITS, requestTimeout: 45_000 } });

/** AWS knows an agent by an ID of its own, so that what it was made from is kept in tags. */
const INSTANCE = 'cdk-outposts:instance-id';
const ENDPOINT = 'cdk-outposts:vpc-endpoint';

/** How long an agent may take to start, and after its activation to be online: together, with the waits for answers, less than a function has. */
const MINUTES_TO_START = 8;
const MINUTES_TO_BE_ONLINE = 2;
/** Locations that were deleted just now still count. */
const MINUTES_TO_BE_FREE = 3;

const { find, get, exists } = lookUp(allAgents, describe);

export const handler = handlerOf<Properties, Agent>({
  idPrefix: 'arn:',
  idOf: ({ AgentArn }) => AgentArn!,
  tagsOf: ({ Tags }) => Tags,
  find,
  get,
  isReplacedBy: ({ Tags }, wanted) => isAnyMissing(origin(wanted), Tags),

  async create(wanted, ownership) {
    const { AgentName, VpcEndpointId, SubnetArn, SecurityGroupArn } = wanted;
    const Tags = [...ownership, ...origin(wanted)];
    const { AgentArn } = await dataSyncOnce.send(
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
    // One that was there before may be offline, since the service link is down.
    if (old) return;
    await until(
      () => describe(AgentArn!),
      ({ Status }) => Status === 'ONLINE',
      `agent ${AgentArn} is activated, and was not online`,
      MINUTES_TO_BE_ONLINE,
    );
  },

  // AWS itself refuses to delete an agent that a location uses, and says so.
  inUse: () => Promise.resolve(undefined),

  async remove({ AgentArn }) {
    await until(
      () => isFree(AgentArn!),
      (free) => free,
      `locations went on using agent ${AgentArn}, and did not let go of it`,
      MINUTES_TO_BE_FREE,
    );
  },

  attributes: ({ AgentArn }) => ({ AgentArn: AgentArn! }),
});

/** What makes an agent another one. */
function origin({ InstanceId, VpcEndpointId, SubnetArn, SecurityGroupArn }: Properties): Tag[] {
  return [
    { Key: INSTANCE, Value: InstanceId },
    // No value of a tag is empty in DataSync.
    { Key: ENDPOINT, Value: VpcEndpointId ? `${VpcEndpointId} ${SubnetArn} ${SecurityGroupArn}` : 'public' },
  ];
}

/** Waits until the agent has started. */
async function activationKey({ InstanceId, Address, VpcEndpointDnsName, ActivationKeyFunctionArn }: Properties): Promise<string> {
  let problem: string | undefined;
  const ask = async () => {
    const answer = await askForKey(ActivationKeyFunctionArn, JSON.stringify({ Address, VpcEndpointDnsName }));
    problem = answer.Problem;
    return answer.ActivationKey;
  };
  try {
    return (await until(ask, (key) => key !== undefined, 'no activation key', MINUTES_TO_START))!;
  } catch (error) {
    if (problem === undefined) throw error;
    throw new Error(
      `agent ${InstanceId} gave no activation key at http://${Address} within ${MINUTES_TO_START} minutes: ${problem}. It has to be routed to ` +
        'from the activation subnets, and to reach the endpoint of DataSync itself; one that was activated before gives no other key, and has to be replaced',
    );
  }
}

async function askForKey(FunctionName: string, Payload: string): Promise<ActivationKeyAnswer> {
  try {
    const { FunctionError, Payload: answer } = await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from(Payload) }));
    const said = JSON.parse(Buffer.from(answer!).toString()) as ActivationKeyAnswer & { readonly errorMessage?: string };
    return FunctionError ? { Problem: said.errorMessage ?? FunctionError } : said;
  } catch (error) {
    const { name, message } = error as Error;
    // IAM takes a while until everybody knows of a new permission.
    if (name === 'AccessDeniedException') return { Problem: message };
    throw error;
  }
}

/** Deletes an agent, but where locations use it. */
async function isFree(AgentArn: string): Promise<boolean> {
  try {
    await ensure(
      () => dataSync.send(new DeleteAgentCommand({ AgentArn })),
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
