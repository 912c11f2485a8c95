import type { IncomingMessage } from 'node:http';
import type { Answer, Protocol } from './aws-server';
import { AwsError, type AwsRequest, type AwsState } from './state';

/** A location, as DataSync has it. */
export interface DataSyncLocationElement {
  readonly LocationArn: string;
  readonly S3BucketArn: string;
  readonly S3StorageClass: string;
  readonly BucketAccessRoleArn: string;
  readonly AgentArns: readonly string[];
  readonly CreationTime: number;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

interface CreateLocationS3 {
  readonly S3BucketArn: string;
  readonly S3StorageClass?: string;
  readonly S3Config: { readonly BucketAccessRoleArn: string };
  readonly AgentArns?: readonly string[];
  readonly Tags?: DataSyncLocationElement['Tags'];
}

/** An agent, as DataSync has it. */
export interface DataSyncAgentElement {
  readonly AgentArn: string;
  Name?: string;
  readonly PrivateLinkConfig?: object;
  readonly CreationTime: number;
  readonly Tags: DataSyncLocationElement['Tags'];
  /** How often it is still told to be offline. */
  offlineFor: number;
}

/** What runs on the instance of an agent. */
export interface AgentAppliance {
  /** How often it does not answer, since it starts. */
  startsFor: number;
  /** Of keys that it gave, until it was activated by one. */
  keys: string[];
  isActivated: boolean;
}

interface CreateAgent {
  readonly ActivationKey: string;
  readonly AgentName?: string;
  readonly VpcEndpointId?: string;
  readonly SubnetArns?: readonly string[];
  readonly SecurityGroupArns?: readonly string[];
  readonly Tags?: DataSyncLocationElement['Tags'];
}

type Operation = (input: never, state: AwsState) => object;

const PAGE = 2;

const OPERATIONS: { readonly [name: string]: Operation } = {
  CreateLocationS3(input: CreateLocationS3, state) {
    const { S3BucketArn, S3StorageClass = 'STANDARD', S3Config, AgentArns = [], Tags = [] } = input;
    mustBeTags(Tags);
    const isOnOutpost = /^arn:[\w-]+:s3-outposts:[^/]+:outpost\/[^/]+\/accesspoint\//.test(S3BucketArn);
    if (isOnOutpost !== (S3StorageClass === 'OUTPOSTS') || isOnOutpost !== AgentArns.length > 0) {
      throw invalid('a location of S3 on Outposts has an access point, agents, and the storage class OUTPOSTS');
    }
    if (state.rolesUnknownFor > 0) {
      state.rolesUnknownFor--;
      throw invalid('DataSync location access test failed: could not assume the role');
    }
    const LocationArn = `arn:aws:datasync:eu-west-3:111122223333:location/${state.newId('loc-')}`;
    const { BucketAccessRoleArn } = S3Config;
    state.dataSyncLocations.push({ LocationArn, S3BucketArn, S3StorageClass, BucketAccessRoleArn, AgentArns, Tags, CreationTime: 1 });
    return { LocationArn };
  },

  DescribeLocationS3(input: { readonly LocationArn: string }, state) {
    const { LocationArn, S3BucketArn, S3StorageClass, BucketAccessRoleArn, AgentArns, CreationTime } = locationOf(input.LocationArn, state);
    return { LocationArn, LocationUri: uriOf(S3BucketArn), S3StorageClass, S3Config: { BucketAccessRoleArn }, AgentArns, CreationTime };
  },

  ListLocations({ NextToken }: { readonly NextToken?: string }, state) {
    const first = Number(NextToken ?? 0);
    const Locations = state.dataSyncLocations
      .slice(first, first + PAGE)
      .map(({ LocationArn, S3BucketArn }) => ({ LocationArn, LocationUri: uriOf(S3BucketArn) }));
    const next = first + PAGE;
    return { Locations, ...(next < state.dataSyncLocations.length && { NextToken: String(next) }) };
  },

  ListTagsForResource({ ResourceArn }: { readonly ResourceArn: string }, state) {
    return { Tags: (ResourceArn.includes(':agent/') ? agentOf(ResourceArn, state) : locationOf(ResourceArn, state)).Tags };
  },

  DeleteLocation({ LocationArn }: { readonly LocationArn: string }, state) {
    const location = locationOf(LocationArn, state);
    state.dataSyncLocations.splice(state.dataSyncLocations.indexOf(location), 1);
    return {};
  },

  CreateAgent({ ActivationKey, AgentName, Tags = [], ...endpoint }: CreateAgent, state) {
    const appliance = [...state.agentAppliances.values()].find(({ keys, isActivated }) => !isActivated && keys.includes(ActivationKey));
    mustBeTags(Tags);
    if (!appliance) throw invalid(`The activation key ${ActivationKey} is not valid.`);
    if (new Set([endpoint.VpcEndpointId, endpoint.SubnetArns, endpoint.SecurityGroupArns].map((value) => !value)).size > 1) {
      throw invalid('a VPC endpoint has a subnet and a security group');
    }
    appliance.isActivated = true;
    const AgentArn = `arn:aws:datasync:eu-west-3:111122223333:agent/${state.newId('agent-')}`;
    const PrivateLinkConfig = endpoint.VpcEndpointId ? endpoint : undefined;
    state.dataSyncAgents.push({ AgentArn, Name: AgentName, Tags, PrivateLinkConfig, CreationTime: 1, offlineFor: state.agentsOfflineFor });
    return { AgentArn };
  },

  DescribeAgent(input: { readonly AgentArn: string }, state) {
    const agent = agentOf(input.AgentArn, state);
    const { AgentArn, Name, CreationTime, PrivateLinkConfig } = agent;
    const EndpointType = PrivateLinkConfig ? 'PRIVATE_LINK' : 'PUBLIC';
    const isOffline = state.isEndless ? agent.offlineFor > 0 : agent.offlineFor-- > 0;
    return { AgentArn, Name, CreationTime, EndpointType, PrivateLinkConfig, Status: isOffline ? 'OFFLINE' : 'ONLINE' };
  },

  ListAgents({ NextToken }: { readonly NextToken?: string }, state) {
    const first = Number(NextToken ?? 0);
    const Agents = state.dataSyncAgents.slice(first, first + PAGE).map(({ AgentArn, Name }) => ({ AgentArn, Name, Status: 'ONLINE' }));
    const next = first + PAGE;
    return { Agents, ...(next < state.dataSyncAgents.length && { NextToken: String(next) }) };
  },

  UpdateAgent({ AgentArn, Name }: { readonly AgentArn: string; readonly Name: string }, state) {
    agentOf(AgentArn, state).Name = Name;
    return {};
  },

  DeleteAgent({ AgentArn }: { readonly AgentArn: string }, state) {
    const agent = agentOf(AgentArn, state);
    const uses = state.dataSyncLocations.filter(({ AgentArns }) => AgentArns.includes(AgentArn)).map(({ LocationArn }) => LocationArn);
    if (state.agentsUsedFor > 0) uses.push('a location that was deleted just now');
    if (!state.isEndless) state.agentsUsedFor--;
    if (uses.length > 0) throw invalid(`Agent ${AgentArn} is in-use by these location(s): ${uses.join(', ')}`);
    state.dataSyncAgents.splice(state.dataSyncAgents.indexOf(agent), 1);
    return {};
  },
};

/** DataSync speaks JSON 1.1. */
export const dataSync: Protocol = {
  service: 'datasync',
  operations: Object.keys(OPERATIONS),
  faults: {
    throttle: new AwsError('ThrottlingException', 400, 'Rate exceeded'),
    deny: new AwsError('AccessDeniedException', 400, 'not authorized'),
    expire: new AwsError('ExpiredTokenException', 400, 'The security token included in the request is expired'),
    fail: new AwsError('InternalException', 500, 'This exception is thrown when an error occurs in the AWS DataSync service.'),
  },

  parse(message: IncomingMessage, body: string): AwsRequest {
    const operation = String(message.headers['x-amz-target']).replace('FmrsService.', '');
    if (!(operation in OPERATIONS)) throw new AwsError('UnknownOperationException', 400, operation);
    return { operation, parameters: new Map([['body', [body]]]) };
  },

  answer: ({ operation, parameters }, state) => json(200, OPERATIONS[operation](JSON.parse(parameters.get('body')![0]) as never, state)),
  refuse: ({ code, status, message }) => json(status, { __type: code, message }),
};

function json(status: number, content: object): Answer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(content) };
}

function locationOf(arn: string, state: AwsState): DataSyncLocationElement {
  const location = state.dataSyncLocations.find(({ LocationArn }) => LocationArn === arn);
  if (!location) throw invalid(`Location ${arn} is not found.`);
  return location;
}

/** An empty value is none, whatever the model says of its length: https://docs.aws.amazon.com/datasync/latest/userguide/API_TagListEntry.html */
function mustBeTags(tags: DataSyncLocationElement['Tags']): void {
  const wrong = tags.find(({ Key, Value }) => !/^[\w\s+=.:/-]+$/.test(Key) || !/^[\w\s+=.:@/-]+$/.test(Value) || Value.length > 256);
  if (wrong) throw invalid(`the tag ${wrong.Key} has the value ${JSON.stringify(wrong.Value)}`);
}

function agentOf(arn: string, state: AwsState): DataSyncAgentElement {
  const agent = state.dataSyncAgents.find(({ AgentArn }) => AgentArn === arn);
  if (!agent) throw invalid(`Agent ${arn} does not exist.`);
  return agent;
}

function uriOf(accessPointArn: string): string {
  return `s3://${accessPointArn.split('/').at(-1)!}/`;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidRequestException', 400, message);
}
