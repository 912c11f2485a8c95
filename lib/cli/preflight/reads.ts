import { GetCoipPoolUsageCommand, paginateDescribeInstances, paginateDescribeVolumes, type EC2Client, type Tag } from '@aws-sdk/client-ec2';

const STACK_NAME = 'aws:cloudformation:stack-name';
const LOGICAL_ID = 'aws:cloudformation:logical-id';
const GROUP_NAME = 'aws:autoscaling:groupName';

/** Maximum number of values of a filter. */
const FILTER_VALUES = 200;

/** Number of the addresses of a CoIP pool in use. */
export async function readAddressesInUse(client: EC2Client, PoolId: string): Promise<number> {
  let inUse = 0;
  let NextToken: string | undefined;
  do {
    const page = await client.send(new GetCoipPoolUsageCommand({ PoolId, NextToken }));
    // AWS lists addresses without an owner, too.
    const usages = page.CoipAddressUsages ?? [];
    inUse += usages.filter(({ AllocationId, AwsAccountId, AwsService }) => AllocationId ?? AwsAccountId ?? AwsService).length;
    ({ NextToken } = page as { readonly NextToken?: string });
  } while (NextToken);
  return inUse;
}

/**
 * IDs of the instances that stacks and their nested stacks launched. Instances of Auto Scaling groups are included, whether or not the group
 * is in one of the stacks.
 */
export async function readDeployedInstances(client: EC2Client, stacks: readonly string[]): Promise<Set<string>> {
  const names = stacks.flatMap((name) => [name, `${name}-*`]);
  const filters = [...chunks(names).map((Values) => ({ Name: `tag:${STACK_NAME}`, Values })), { Name: 'tag-key', Values: [GROUP_NAME] }];
  const ids = new Set<string>();
  for (const filter of filters) {
    for await (const { Reservations = [] } of paginateDescribeInstances({ client }, { Filters: [filter] })) {
      for (const { Instances = [] } of Reservations) for (const { InstanceId } of Instances) if (InstanceId) ids.add(InstanceId);
    }
  }
  return ids;
}

/** Volumes that stacks created, as `volumeOfStack`. */
export async function readDeployedVolumes(client: EC2Client, stacks: readonly string[]): Promise<Set<string>> {
  const volumes = new Set<string>();
  for (const Values of chunks(stacks)) {
    const Filters = [{ Name: `tag:${STACK_NAME}`, Values }];
    for await (const { Volumes = [] } of paginateDescribeVolumes({ client }, { Filters })) {
      for (const { Tags = [] } of Volumes) volumes.add(volumeOfStack(valueOf(Tags, STACK_NAME), valueOf(Tags, LOGICAL_ID)));
    }
  }
  return volumes;
}

/** Key of a volume in a stack. */
export function volumeOfStack(stackName: string, logicalId: string): string {
  return `${stackName} ${logicalId}`;
}

function valueOf(tags: readonly Tag[], key: string): string {
  return tags.find(({ Key }) => Key === key)?.Value ?? '';
}

function chunks(values: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(values.length / FILTER_VALUES) }, (_, index) =>
    values.slice(index * FILTER_VALUES, (index + 1) * FILTER_VALUES),
  );
}
