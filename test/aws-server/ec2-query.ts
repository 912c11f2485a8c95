import type { IncomingMessage } from 'node:http';
import type { Inventory } from '../../lib/inventory/inventory';
import { AwsError, one, page, type AwsRequest, type AwsState } from './state';
import type { Answer, Protocol } from './aws-server';
import { coip, lookAtLingering } from './ec2-coip';
import { describedImage, images, lookAtImages } from './ec2-images';

/** An operation that describes resources. */
interface Describe {
  /** Where the inventory holds them. */
  readonly list: keyof Inventory;
  /** The field of their ID, which is also the name of the parameter that asks for some of them. */
  readonly id: string;
}

type Element = { readonly [field: string]: unknown };

const OPERATIONS: { readonly [operation: string]: Describe } = {
  DescribeLocalGateways: { list: 'localGateways', id: 'LocalGatewayId' },
  DescribeLocalGatewayRouteTables: { list: 'localGatewayRouteTables', id: 'LocalGatewayRouteTableId' },
  DescribeLocalGatewayRouteTableVpcAssociations: {
    list: 'localGatewayRouteTableVpcAssociations',
    id: 'LocalGatewayRouteTableVpcAssociationId',
  },
  DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations: {
    list: 'localGatewayRouteTableVirtualInterfaceGroupAssociations',
    id: 'LocalGatewayRouteTableVirtualInterfaceGroupAssociationId',
  },
  DescribeLocalGatewayVirtualInterfaceGroups: {
    list: 'localGatewayVirtualInterfaceGroups',
    id: 'LocalGatewayVirtualInterfaceGroupId',
  },
  DescribeLocalGatewayVirtualInterfaces: { list: 'localGatewayVirtualInterfaces', id: 'LocalGatewayVirtualInterfaceId' },
  DescribeServiceLinkVirtualInterfaces: { list: 'serviceLinkVirtualInterfaces', id: 'ServiceLinkVirtualInterfaceId' },
  DescribeCoipPools: { list: 'coipPools', id: 'PoolId' },
  DescribeOutpostLags: { list: 'outpostLags', id: 'OutpostLagId' },
  DescribeSubnets: { list: 'subnets', id: 'SubnetId' },
  DescribeVpcs: { list: 'vpcs', id: 'VpcId' },
  DescribeRouteTables: { list: 'routeTables', id: 'RouteTableId' },
};

/** What is no mere description of the inventory. */
const CHANGES = { ...coip, ...images };

/** EC2: parameters in a form, bodies in XML (`aws.protocols#ec2Query`). */
export const ec2: Protocol = {
  service: 'ec2',
  operations: [
    ...Object.keys(OPERATIONS),
    ...Object.keys(CHANGES),
    'DescribeAddresses',
    'DescribeImages',
    'DescribeInstances',
    'DescribeNetworkInterfaces',
    'DescribeVolumes',
  ],

  parse(message: IncomingMessage, body: string): AwsRequest {
    const form = new URLSearchParams(body);
    const operation = form.get('Action') ?? '';
    if (message.method !== 'POST' || !ec2.operations.includes(operation)) {
      throw new AwsError('InvalidAction', 400, `the server does not know the action ${JSON.stringify(operation)}`);
    }
    return { operation, parameters: new Map([...form].map(([name, value]) => [name, [value]])) };
  },

  answer(request: AwsRequest, state: AwsState): Answer {
    if (Object.hasOwn(CHANGES, request.operation)) return success(request, CHANGES[request.operation](request, state));
    if (request.operation === 'DescribeAddresses')
      return success(request, { AddressesSet: state.addresses.filter((address) => filterOf(request)({ ...address })) });
    if (request.operation === 'DescribeNetworkInterfaces') {
      lookAtLingering(state);
      return success(request, {
        NetworkInterfaceSet: state.lingering.map(({ Description }) => ({ Description })).filter(filterOf(request)),
      });
    }
    if (request.operation === 'DescribeInstances') {
      const instances = state.instances.filter(filterOf(request));
      // EC2 calls this list otherwise than the others.
      return success(request, { ReservationSet: instances.map((instance) => ({ InstancesSet: [instance] })) });
    }
    if (request.operation === 'DescribeVolumes') return success(request, { VolumeSet: state.volumes.filter(filterOf(request)) });
    if (request.operation === 'DescribeImages') {
      lookAtImages(state);
      return success(request, { ImagesSet: state.images.map(describedImage).filter(filterOf(request)) });
    }
    const { list, id } = OPERATIONS[request.operation];
    const wanted = numbered(request, id);
    const all = (state.inventory[list] ?? []) as readonly Element[];
    const missing = wanted.find((value) => !all.some((element) => element[id] === value));
    if (missing) throw new AwsError(`Invalid${id.replace(/Id$/, 'ID')}.NotFound`, 400, `the ID '${missing}' does not exist`);
    const matching = all.filter((element) => !wanted.length || wanted.includes(String(element[id]))).filter(filterOf(request));
    const { elements, nextToken } = page(matching, request, sizeOf(request, state), invalid);
    const member = request.operation.replace('Describe', '');
    return success(request, { [member]: elements, NextToken: nextToken });
  },

  refuse(error: AwsError): Answer {
    const content = `<Errors><Error><Code>${error.code}</Code><Message>${escape(error.message)}</Message></Error></Errors>`;
    return answer(error.status, '<Response>', `${content}<RequestID>${REQUEST_ID}</RequestID>`);
  },

  faults: {
    throttle: new AwsError('RequestLimitExceeded', 503, 'Request limit exceeded.'),
    deny: new AwsError('UnauthorizedOperation', 403, 'You are not authorized to perform this operation.'),
    expire: new AwsError('RequestExpired', 400, 'Request has expired.'),
    fail: new AwsError('InternalError', 500, 'An internal error has occurred'),
  },
};

const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

function success({ operation }: AwsRequest, members: object): Answer {
  const open = `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">`;
  return answer(200, open, `<requestId>${REQUEST_ID}</requestId>${xml(members)}`);
}

function answer(status: number, open: string, content: string): Answer {
  const close = `</${/^<(\w+)/.exec(open)![1]}>`;
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${open}${content}${close}`;
  return { status, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body };
}

function sizeOf(request: AwsRequest, state: AwsState): number {
  const size = Number(one(request, 'MaxResults') ?? 1000);
  if (!(size >= 5 && size <= 1000))
    throw invalid(`Value ( ${size} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`);
  return state.pageSize;
}

/** `Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1`: all filters must match, each by one of its values. */
function filterOf(request: AwsRequest): (element: Element) => boolean {
  const filters: { name: string; values: string[] }[] = [];
  for (let n = 1, name; (name = one(request, `Filter.${n}.Name`)) !== undefined; n++) {
    filters.push({ name, values: numbered(request, `Filter.${n}.Value`) });
  }
  return (element) =>
    filters.every(({ name, values }) => values.some((value) => valuesOf(element, name).some((own) => matches(own, value))));
}

/** A value of a filter can have wildcards. */
function matches(text: string, pattern: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`).test(text);
}

/** What a filter such as `outpost-arn`, `coip-pool.pool-id` or `tag:Name` looks at. */
function valuesOf(element: Element, filter: string): string[] {
  const tags = (element.Tags ?? []) as readonly { readonly Key?: string; readonly Value?: string }[];
  if (filter.startsWith('tag:')) return tags.filter((tag) => `tag:${tag.Key}` === filter).map((tag) => String(tag.Value));
  if (filter === 'tag-key') return tags.map((tag) => String(tag.Key));
  const field = filter.replace('coip-pool.', '').replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());
  const value = element[field] ?? element[`${field}s`];
  return value === undefined ? [] : [value].flat().map(String);
}

/** `LocalGatewayId.1=lgw-1&LocalGatewayId.2=lgw-2` */
function numbered(request: AwsRequest, name: string): string[] {
  const values: string[] = [];
  for (let n = 1, value; (value = one(request, `${name}.${n}`)) !== undefined; n++) values.push(value);
  return values;
}

/** `LocalGateways` is written as `localGatewaySet` with an `item` for each element, `Vlan` as `vlan`. */
function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((element) => `<item>${xml(element)}</item>`).join('');
  if (typeof value !== 'object' || value === null) return escape(String(value));
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([field, inner]) => {
      const camelCase = field[0].toLowerCase() + field.slice(1);
      const name = Array.isArray(inner) ? camelCase.replace(/s$/, 'Set') : camelCase;
      return `<${name}>${xml(inner)}</${name}>`;
    })
    .join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}
