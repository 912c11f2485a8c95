import {
  DescribeOutpostLagsCommand,
  DescribeServiceLinkVirtualInterfacesCommand,
  paginateDescribeCoipPools,
  paginateDescribeLocalGateways,
  paginateDescribeLocalGatewayRouteTables,
  paginateDescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations,
  paginateDescribeLocalGatewayRouteTableVpcAssociations,
  paginateDescribeLocalGatewayVirtualInterfaceGroups,
  paginateDescribeLocalGatewayVirtualInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import {
  paginateGetOutpostInstanceTypes,
  paginateGetOutpostSupportedInstanceTypes,
  paginateListAssetInstances,
  paginateListAssets,
  paginateListCapacityTasks,
  paginateListOutposts,
  paginateListSites,
  type OutpostsClient,
} from '@aws-sdk/client-outposts';
import { paginateListServiceQuotas, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { Inventory, OutpostInventoryEntry } from '../inventory/inventory';
import { UnexpectedAnswer } from './answers';
import { paginateListOrderableInstanceTypes } from './orderable-instance-types';
import { paginateListEndpoints, paginateListOutpostsWithS3, type S3OutpostsClient } from './s3-outposts';

/** An API operation, and a function that reads all pages of its list. */
export interface Read<Client, Element, Scope extends unknown[] = []> {
  readonly operation: string;
  readonly read: (client: Client, ...scope: Scope) => Promise<Element[]>;
}

type ElementOf<List> = NonNullable<List> extends readonly (infer Element)[] ? Element : never;

/** Reads by the field of `Container` that stores the list. */
type Reads<Client, Container, Field extends keyof Container, Scope extends unknown[] = []> = {
  readonly [F in Field]: Read<Client, ElementOf<Container[F]>, Scope>;
};

export const readSites: Read<OutpostsClient, ElementOf<Inventory['sites']>> = {
  operation: 'ListSites',
  read: (client) => collect(paginateListSites({ client }, {}), (page) => page.Sites),
};

/** `ListOutposts` returns the same elements as `GetOutpost`, for all Outposts in one call. */
export const readOutposts: Read<OutpostsClient, OutpostInventoryEntry['outpost'] & {}> = {
  operation: 'ListOutposts',
  read: (client) => collect(paginateListOutposts({ client }, {}), (page) => page.Outposts),
};

/** Reads for each Outpost, in order. */
export const outpostReads: Reads<
  OutpostsClient,
  OutpostInventoryEntry,
  'assets' | 'instanceTypes' | 'supportedInstanceTypes' | 'assetInstances' | 'capacityTasks',
  [outpostId: string]
> = {
  assets: {
    operation: 'ListAssets',
    read: (client, id) => collect(paginateListAssets({ client }, { OutpostIdentifier: id }), (page) => page.Assets),
  },
  instanceTypes: {
    operation: 'GetOutpostInstanceTypes',
    read: (client, id) => collect(paginateGetOutpostInstanceTypes({ client }, { OutpostId: id }), (page) => page.InstanceTypes),
  },
  supportedInstanceTypes: {
    operation: 'GetOutpostSupportedInstanceTypes',
    read: (client, id) =>
      collect(paginateGetOutpostSupportedInstanceTypes({ client }, { OutpostIdentifier: id }), (page) => page.InstanceTypes),
  },
  assetInstances: {
    operation: 'ListAssetInstances',
    read: (client, id) => collect(paginateListAssetInstances({ client }, { OutpostIdentifier: id }), (page) => page.AssetInstances),
  },
  capacityTasks: {
    operation: 'ListCapacityTasks',
    read: (client, id) => collect(paginateListCapacityTasks({ client }, { OutpostIdentifierFilter: id }), (page) => page.CapacityTasks),
  },
};

/** Network reads for all Outposts in a Region. */
export const networkReads: Reads<
  EC2Client,
  Inventory,
  | 'localGateways'
  | 'localGatewayRouteTables'
  | 'localGatewayRouteTableVpcAssociations'
  | 'localGatewayRouteTableVirtualInterfaceGroupAssociations'
  | 'localGatewayVirtualInterfaceGroups'
  | 'localGatewayVirtualInterfaces'
  | 'serviceLinkVirtualInterfaces'
  | 'coipPools'
  | 'outpostLags'
> = {
  localGateways: {
    operation: 'DescribeLocalGateways',
    read: (client) => collect(paginateDescribeLocalGateways({ client }, {}), (page) => page.LocalGateways),
  },
  localGatewayRouteTables: {
    operation: 'DescribeLocalGatewayRouteTables',
    read: (client) => collect(paginateDescribeLocalGatewayRouteTables({ client }, {}), (page) => page.LocalGatewayRouteTables),
  },
  localGatewayRouteTableVpcAssociations: {
    operation: 'DescribeLocalGatewayRouteTableVpcAssociations',
    read: (client) =>
      collect(paginateDescribeLocalGatewayRouteTableVpcAssociations({ client }, {}), (page) => page.LocalGatewayRouteTableVpcAssociations),
  },
  localGatewayRouteTableVirtualInterfaceGroupAssociations: {
    operation: 'DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations',
    read: (client) =>
      collect(
        paginateDescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations({ client }, {}),
        (page) => page.LocalGatewayRouteTableVirtualInterfaceGroupAssociations,
      ),
  },
  localGatewayVirtualInterfaceGroups: {
    operation: 'DescribeLocalGatewayVirtualInterfaceGroups',
    read: (client) =>
      collect(paginateDescribeLocalGatewayVirtualInterfaceGroups({ client }, {}), (page) => page.LocalGatewayVirtualInterfaceGroups),
  },
  localGatewayVirtualInterfaces: {
    operation: 'DescribeLocalGatewayVirtualInterfaces',
    read: (client) => collect(paginateDescribeLocalGatewayVirtualInterfaces({ client }, {}), (page) => page.LocalGatewayVirtualInterfaces),
  },
  serviceLinkVirtualInterfaces: {
    operation: 'DescribeServiceLinkVirtualInterfaces',
    read: (client) =>
      collect(
        pagesOf((NextToken) => client.send(new DescribeServiceLinkVirtualInterfacesCommand({ NextToken }))),
        (page) => page.ServiceLinkVirtualInterfaces,
      ),
  },
  coipPools: {
    operation: 'DescribeCoipPools',
    read: (client) => collect(paginateDescribeCoipPools({ client }, {}), (page) => page.CoipPools),
  },
  outpostLags: {
    operation: 'DescribeOutpostLags',
    read: (client) =>
      collect(
        pagesOf((NextToken) => client.send(new DescribeOutpostLagsCommand({ NextToken }))),
        (page) => page.OutpostLags,
      ),
  },
};

/** Subnets of the account in the Region, and subnets that are shared with it. */
export const readSubnets: Read<EC2Client, ElementOf<Inventory['subnets']>> = {
  operation: 'DescribeSubnets',
  read: (client) => collect(paginateDescribeSubnets({ client }, {}), (page) => page.Subnets),
};

/** Reads for VPCs. IDs that the account cannot see, such as those of other accounts, are left out. */
export const vpcReads: Reads<EC2Client, Inventory, 'vpcs' | 'routeTables', [vpcIds: readonly string[]]> = {
  vpcs: {
    operation: 'DescribeVpcs',
    read: (client, ids) => forVpcs(ids, (Filters) => collect(paginateDescribeVpcs({ client }, { Filters }), (page) => page.Vpcs)),
  },
  routeTables: {
    operation: 'DescribeRouteTables',
    read: (client, ids) =>
      forVpcs(ids, (Filters) => collect(paginateDescribeRouteTables({ client }, { Filters }), (page) => page.RouteTables)),
  },
};

/** S3 on Outposts reads for all Outposts in a Region. */
export const storageReads: Reads<S3OutpostsClient, Inventory, 'outpostsWithS3' | 's3Endpoints'> = {
  outpostsWithS3: {
    operation: 'ListOutpostsWithS3',
    read: (client) => collect(paginateListOutpostsWithS3({ client }, {}), (page) => page.Outposts),
  },
  s3Endpoints: {
    operation: 'ListEndpoints',
    read: (client) => collect(paginateListEndpoints({ client }, {}), (page) => page.Endpoints),
  },
};

/** Read of the instance types that AWS accepts orders for in a Region. */
export const orderReads: Reads<OutpostsClient, Inventory, 'orderableInstanceTypes'> = {
  orderableInstanceTypes: {
    operation: 'ListOrderableInstanceTypes',
    read: (client) => collect(paginateListOrderableInstanceTypes({ client }, {}), (page) => page.InstanceTypes),
  },
};

/** Service Quotas read for AWS Outposts in a Region. */
export const quotaReads: Reads<ServiceQuotasClient, Inventory, 'serviceQuotas'> = {
  serviceQuotas: {
    operation: 'ListServiceQuotas',
    read: async (client) => {
      const quotas = await collect(paginateListServiceQuotas({ client }, { ServiceCode: 'outposts' }), (page) => page.Quotas);
      return quotas.map(({ ServiceCode, QuotaArn, QuotaCode, QuotaName, Value, Adjustable }) => ({
        ...{ ServiceCode, QuotaArn, QuotaCode, QuotaName, Value, Adjustable },
      }));
    },
  },
};

/** Maximum number of values of a filter. */
const FILTER_VALUES = 200;

/** Calls `read` with filters for the VPCs. */
async function forVpcs<E>(ids: readonly string[], read: (filters: { Name: string; Values: string[] }[]) => Promise<E[]>): Promise<E[]> {
  const elements: E[] = [];
  for (let start = 0; start < ids.length; start += FILTER_VALUES) {
    elements.push(...(await read([{ Name: 'vpc-id', Values: ids.slice(start, start + FILTER_VALUES) }])));
  }
  return elements;
}

/** Pages of an operation for which the SDK does not provide a paginator. */
async function* pagesOf<Page extends { readonly NextToken?: string }>(read: (token?: string) => Promise<Page>): AsyncGenerator<Page> {
  let token: string | undefined;
  do {
    const page = await read(token);
    yield page;
    token = page.NextToken;
  } while (token);
}

/** An SDK value in JSON: dates are ISO 8601 strings. */
type Json<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? Json<E>[]
    : T extends object
      ? { [Field in keyof T]: Json<T[Field]> }
      : T;

/** Fails if one page fails, or if the pages do not end: a partial list would look complete. */
async function collect<Page extends { readonly NextToken?: string }, Element>(
  pages: AsyncIterable<Page>,
  elements: (page: Page) => Element[] | undefined,
): Promise<Json<Element>[]> {
  const all: Element[] = [];
  const tokens = new Set<string>();
  for await (const page of pages) {
    const list = elements(page);
    if (!list && Object.keys(page).some((member) => !['$metadata', 'NextToken'].includes(member))) {
      throw new UnexpectedAnswer('the answer has other members than those of AWS; check the proxy and the endpoint');
    }
    all.push(...(list ?? []));
    const { NextToken: token } = page;
    if (token && tokens.has(token)) throw new UnexpectedAnswer('the answer repeats a NextToken, so its pages do not end');
    if (token) tokens.add(token);
  }
  return JSON.parse(JSON.stringify(all));
}
