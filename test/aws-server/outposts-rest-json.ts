import type { IncomingMessage } from 'node:http';
import type { CapacityTaskElement, OutpostInventoryEntry } from '../../lib/inventory/inventory';
import { blockingInstancesOf, cancelCapacityTask, capacityTasksOf, getCapacityTask, startCapacityTask } from './capacity-tasks';
import { AwsError, one, page, type AwsRequest, type AwsState } from './state';
import type { Answer, Protocol } from './aws-server';

/** What an operation gives: the body of the answer. */
type Operation = (request: AwsRequest, state: AwsState) => object;

/** The value of an element that a filter compares. */
type Filters<E> = { readonly [filter: string]: (element: E) => string | undefined };

/** By method and template of the path. */
const OPERATIONS: { readonly [route: string]: readonly [name: string, operation: Operation] } = {
  'GET /sites': [
    'ListSites',
    listing('Sites', (_request, state) => state.inventory.sites, {
      OperatingAddressCountryCodeFilter: (site) => site.OperatingAddressCountryCode,
      OperatingAddressStateOrRegionFilter: (site) => site.OperatingAddressStateOrRegion,
      OperatingAddressCityFilter: (site) => site.OperatingAddressCity,
    }),
  ],
  'GET /outposts': [
    'ListOutposts',
    listing('Outposts', (_request, state) => state.inventory.outposts?.map((entry) => entry.outpost ?? {}), {
      LifeCycleStatusFilter: (outpost) => outpost.LifeCycleStatus,
      AvailabilityZoneFilter: (outpost) => outpost.AvailabilityZone,
      AvailabilityZoneIdFilter: (outpost) => outpost.AvailabilityZoneId,
    }),
  ],
  'GET /outposts/{OutpostId}': ['GetOutpost', (request, state) => ({ Outpost: entryOf(request, state).outpost })],
  'GET /outposts/{OutpostId}/assets': [
    'ListAssets',
    listing('Assets', (request, state) => entryOf(request, state).assets, {
      HostIdFilter: (asset) => asset.ComputeAttributes?.HostId,
      AssetTypeFilter: (asset) => asset.AssetType,
      StatusFilter: (asset) => asset.ComputeAttributes?.State,
    }),
  ],
  'GET /outposts/{OutpostId}/instanceTypes': [
    'GetOutpostInstanceTypes',
    (request, state) => {
      const { OutpostId, OutpostArn } = entryOf(request, state).outpost ?? {};
      const types = listing('InstanceTypes', () => entryOf(request, state).instanceTypes, {});
      return { ...types(request, state), OutpostId, OutpostArn };
    },
  ],
  'GET /outposts/{OutpostId}/supportedInstanceTypes': [
    'GetOutpostSupportedInstanceTypes',
    listing('InstanceTypes', (request, state) => entryOf(request, state).supportedInstanceTypes, {}),
  ],
  'GET /instanceTypes': [
    'ListOrderableInstanceTypes',
    listing(
      'InstanceTypes',
      (request, state) => {
        const generation = one(request, 'OutpostGenerationFilter');
        const isWanted = (config: { readonly OutpostGeneration?: string }) => !generation || config.OutpostGeneration === generation;
        return state.inventory.orderableInstanceTypes?.filter((type) => type.FormFactorConfigs?.some(isWanted));
      },
      {},
    ),
  ],
  'GET /outposts/{OutpostId}/assetInstances': [
    'ListAssetInstances',
    listing('AssetInstances', (request, state) => entryOf(request, state).assetInstances, {
      AssetIdFilter: (instance) => instance.AssetId,
      InstanceTypeFilter: (instance) => instance.InstanceType,
      AccountIdFilter: (instance) => instance.AccountId,
      AwsServiceFilter: (instance) => instance.AwsServiceName,
    }),
  ],
  'GET /capacity/tasks': [
    'ListCapacityTasks',
    listing('CapacityTasks', listedTasks, {
      OutpostIdentifierFilter: (task) => task.OutpostId,
      CapacityTaskStatusFilter: (task) => task.CapacityTaskStatus,
    }),
  ],
  'POST /outposts/{OutpostId}/capacity': [
    'StartCapacityTask',
    (request, state) => startCapacityTask(entryOf(request, state), request, state),
  ],
  'GET /outposts/{OutpostId}/capacity/{CapacityTaskId}': [
    'GetCapacityTask',
    (request, state) => getCapacityTask(entryOf(request, state), request, state),
  ],
  'POST /outposts/{OutpostId}/capacity/{CapacityTaskId}': [
    'CancelCapacityTask',
    (request, state) => cancelCapacityTask(entryOf(request, state), request, state),
  ],
  'GET /outposts/{OutpostId}/capacity/{CapacityTaskId}/blockingInstances': [
    'ListBlockingInstancesForCapacityTask',
    listing('BlockingInstances', (request, state) => blockingInstancesOf(entryOf(request, state), request, state), {}),
  ],
};

/** AWS Outposts: resources in paths, bodies in JSON (`aws.protocols#restJson1`). */
export const outposts: Protocol = {
  service: 'outposts',
  operations: Object.values(OPERATIONS).map(([name]) => name),

  parse(message: IncomingMessage, body: string): AwsRequest {
    const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost');
    for (const [route, [operation]] of Object.entries(OPERATIONS)) {
      const [method, template] = route.split(' ');
      const labels = message.method === method ? match(template, pathname) : undefined;
      if (!labels) continue;
      if (body) labels.push(['body', [body]]);
      const query = [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)] as const);
      return { operation, parameters: new Map([...labels, ...query]) };
    }
    throw new AwsError('UnknownOperationException', 404, `the server does not know ${message.method} ${pathname}`);
  },

  answer(request: AwsRequest, state: AwsState): Answer {
    const [, operation] = Object.values(OPERATIONS).find(([name]) => name === request.operation)!;
    const body = JSON.stringify(operation(request, state));
    // https://docs.aws.amazon.com/outposts/latest/APIReference/API_CancelCapacityTask.html: an empty body.
    return { status: 200, headers: { 'content-type': 'application/json' }, body: request.operation === 'CancelCapacityTask' ? '' : body };
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
    expire: new AwsError('ExpiredTokenException', 403, 'The security token included in the request is expired'),
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

function listedTasks(_request: AwsRequest, state: AwsState): (CapacityTaskElement | ReturnType<typeof onTheWire>)[] {
  const old = state.inventory.outposts?.flatMap((entry) => entry.capacityTasks ?? []) ?? [];
  return [...old.map(onTheWire), ...(capacityTasksOf(state) as CapacityTaskElement[])];
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
