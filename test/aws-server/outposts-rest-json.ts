import type { IncomingMessage } from 'node:http';
import type { CapacityTaskElement, OutpostInventoryEntry } from '../../lib/inventory/inventory';
import { AwsError, one, page, type AwsRequest, type AwsState } from './state';
import type { Answer, Protocol } from './aws-server';

/** What an operation gives: the body of the answer. */
type Operation = (request: AwsRequest, state: AwsState) => object;

/** The value of an element that a filter compares. */
type Filters<E> = { readonly [filter: string]: (element: E) => string | undefined };

const OPERATIONS: { readonly [template: string]: readonly [name: string, operation: Operation] } = {
  '/sites': [
    'ListSites',
    listing('Sites', (_request, state) => state.inventory.sites, {
      OperatingAddressCountryCodeFilter: (site) => site.OperatingAddressCountryCode,
      OperatingAddressStateOrRegionFilter: (site) => site.OperatingAddressStateOrRegion,
      OperatingAddressCityFilter: (site) => site.OperatingAddressCity,
    }),
  ],
  '/outposts': [
    'ListOutposts',
    listing('Outposts', (_request, state) => state.inventory.outposts?.map((entry) => entry.outpost ?? {}), {
      LifeCycleStatusFilter: (outpost) => outpost.LifeCycleStatus,
      AvailabilityZoneFilter: (outpost) => outpost.AvailabilityZone,
      AvailabilityZoneIdFilter: (outpost) => outpost.AvailabilityZoneId,
    }),
  ],
  '/outposts/{OutpostId}': ['GetOutpost', (request, state) => ({ Outpost: entryOf(request, state).outpost })],
  '/outposts/{OutpostId}/assets': [
    'ListAssets',
    listing('Assets', (request, state) => entryOf(request, state).assets, {
      HostIdFilter: (asset) => asset.ComputeAttributes?.HostId,
      AssetTypeFilter: (asset) => asset.AssetType,
      StatusFilter: (asset) => asset.ComputeAttributes?.State,
    }),
  ],
  '/outposts/{OutpostId}/instanceTypes': [
    'GetOutpostInstanceTypes',
    (request, state) => {
      const { OutpostId, OutpostArn } = entryOf(request, state).outpost ?? {};
      const types = listing('InstanceTypes', () => entryOf(request, state).instanceTypes, {});
      return { ...types(request, state), OutpostId, OutpostArn };
    },
  ],
  '/outposts/{OutpostId}/supportedInstanceTypes': [
    'GetOutpostSupportedInstanceTypes',
    listing('InstanceTypes', (request, state) => entryOf(request, state).supportedInstanceTypes, {}),
  ],
  '/outposts/{OutpostId}/assetInstances': [
    'ListAssetInstances',
    listing('AssetInstances', (request, state) => entryOf(request, state).assetInstances, {
      AssetIdFilter: (instance) => instance.AssetId,
      InstanceTypeFilter: (instance) => instance.InstanceType,
      AccountIdFilter: (instance) => instance.AccountId,
      AwsServiceFilter: (instance) => instance.AwsServiceName,
    }),
  ],
  '/capacity/tasks': [
    'ListCapacityTasks',
    listing('CapacityTasks', (_request, state) => state.inventory.outposts?.flatMap((entry) => entry.capacityTasks ?? []).map(onTheWire), {
      OutpostIdentifierFilter: (task) => task.OutpostId,
      CapacityTaskStatusFilter: (task) => task.CapacityTaskStatus,
    }),
  ],
};

/** AWS Outposts: resources in paths, bodies in JSON (`aws.protocols#restJson1`). */
export const outposts: Protocol = {
  service: 'outposts',
  operations: Object.values(OPERATIONS).map(([name]) => name),

  parse(message: IncomingMessage): AwsRequest {
    const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost');
    for (const [template, [operation]] of Object.entries(OPERATIONS)) {
      const labels = message.method === 'GET' ? match(template, pathname) : undefined;
      if (!labels) continue;
      const query = [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)] as const);
      return { operation, parameters: new Map([...labels, ...query]) };
    }
    throw new AwsError('UnknownOperationException', 404, `the server does not know ${message.method} ${pathname}`);
  },

  answer(request: AwsRequest, state: AwsState): Answer {
    const [, operation] = Object.values(OPERATIONS).find(([name]) => name === request.operation)!;
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(operation(request, state)) };
  },

  refuse(error: AwsError): Answer {
    return {
      status: error.status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
      body: JSON.stringify({ Message: error.message }),
    };
  },

  faults: {
    throttle: new AwsError('ThrottlingException', 429, 'Rate exceeded'),
    deny: new AwsError('AccessDeniedException', 403, 'User is not authorized to perform this action'),
    fail: new AwsError('InternalServerException', 500, 'An internal error has occurred'),
  },
};

/** An operation that gives a list, filtered and in pages. */
function listing<E>(
  member: string,
  list: (request: AwsRequest, state: AwsState) => readonly E[] | undefined,
  filters: Filters<E>,
): Operation {
  return (request, state) => {
    const given = Object.entries(filters).filter(([filter]) => request.parameters.has(filter));
    const all = (list(request, state) ?? []).filter((element) =>
      given.every(([filter, valueOf]) => request.parameters.get(filter)!.includes(valueOf(element) ?? '')),
    );
    const { elements, nextToken } = page(all, request, state.pageSize, invalid);
    return { [member]: elements, NextToken: nextToken };
  };
}

/** The Outpost of the path, by ID or ARN. */
function entryOf(request: AwsRequest, state: AwsState): OutpostInventoryEntry {
  const id = one(request, 'OutpostId') ?? '';
  if (!/^(arn:[^:]+:outposts:[^:]+:\d{12}:outpost\/)?op-[0-9a-f]{17}$/.test(id)) throw invalid(`${id} is not the ID of an Outpost`);
  const found = state.inventory.outposts?.find(({ outpost }) => [outpost?.OutpostId, outpost?.OutpostArn].includes(id));
  if (!found) throw new AwsError('NotFoundException', 404, `no Outpost ${id}`);
  return found;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', 400, message);
}

/** In this protocol a date is the number of seconds since 1970. */
function onTheWire(task: CapacityTaskElement) {
  const seconds = (date: string | undefined) => (date === undefined ? undefined : Date.parse(date) / 1000);
  const { CreationDate, CompletionDate, LastModifiedDate } = task;
  return {
    ...task,
    CreationDate: seconds(CreationDate),
    CompletionDate: seconds(CompletionDate),
    LastModifiedDate: seconds(LastModifiedDate),
  };
}

/** The values of the labels of a path, such as `{OutpostId}`; `undefined` where the path is another. */
function match(template: string, path: string): [string, string[]][] | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const labels: [string, string[]][] = [];
  for (const [index, segment] of wanted.entries()) {
    const label = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (label) labels.push([label, [decodeURIComponent(given[index])]]);
    else if (segment !== given[index]) return undefined;
  }
  return labels;
}
