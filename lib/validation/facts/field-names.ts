/** Name of a field of a fact in the words of AWS, and the properties that specify its value. */
interface FieldName {
  readonly words: string;
  /** Paths below `Properties`. */
  readonly properties: readonly string[];
}

const SNAPSHOT_SCHEDULES = 'PolicyDetails.Schedules';
const CLUSTER_PLACEMENT = 'OutpostConfig.ControlPlanePlacement';
const LAUNCH_TEMPLATES = ['LaunchTemplate', 'MixedInstancesPolicy', 'LaunchConfigurationName', 'LaunchTemplateData'];
const SUBNETS = ['SubnetId', 'SubnetIds', 'Subnets', 'SubnetMappings', 'VPCZoneIdentifier', 'NetworkInterfaces'];
const SOURCE = ['SourceDBInstanceIdentifier', 'DBSnapshotIdentifier'];

/**
 * Properties that specify the value of a field, if their names are not those that `propertiesOf` derives from the field. A field of a part
 * of a fact has the name of the part before it.
 */
const PROPERTIES: { readonly [field: string]: readonly string[] } = {
  'accessPoint.endpoints': ['VpcConfiguration.VpcId'],
  'accessPoint.vpc': ['VpcConfiguration.VpcId'],
  'accessPolicy.statements': ['PolicyDocument', 'Policies', 'AssumeRolePolicyDocument'],
  'attachedInterfaces.interfaces': ['NetworkInterfaces', 'DeviceIndex', 'NetworkInterfaceId', 'InstanceId'],
  'autoScalingGroup.launchTemplate': LAUNCH_TEMPLATES,
  'autoScalingGroup.outpost': SUBNETS,
  'autoScalingGroup.subnets': SUBNETS,
  'bucket.name': ['BucketName'],
  'bucketPolicy.statements': ['PolicyDocument', 'Policy'],
  'bucketReplication.destinations': ['Rules'],
  'cache.isMultiAz': ['MultiAZEnabled', 'AZMode'],
  'cache.nodeType': ['CacheNodeType'],
  'cache.outpost': ['CacheSubnetGroupName'],
  'cacheSubnetGroup.outpost': ['SubnetIds'],
  'controlPolicy.denials': ['Type', 'Content'],
  'controlPolicy.targets': ['TargetIds'],
  'customerOwnedIpUse.pool': ['CustomerOwnedIpv4Pool', 'CoipPoolId', 'PoolId'],
  'dataSyncLocation.isOnOutpost': ['S3BucketArn'],
  'dataSyncLocation.storageClass': ['S3StorageClass'],
  'dataSyncTask.destination': ['DestinationLocationArn'],
  'dataSyncTask.source': ['SourceLocationArn'],
  'dataSyncTask.verifyMode': ['Options.VerifyMode'],
  'dbInstance.enableIamDatabaseAuthentication': ['EnableIAMDatabaseAuthentication'],
  'dbInstance.engine': ['Engine', ...SOURCE],
  'dbInstance.engineVersion': ['EngineVersion', ...SOURCE],
  'dbInstance.instanceClass': ['DBInstanceClass', ...SOURCE],
  'dbInstance.multiAz': ['MultiAZ'],
  'dbInstance.optionGroup': ['OptionGroupName'],
  'dbInstance.outpost': ['DBSubnetGroupName', ...SOURCE],
  'dbInstance.replicaOf': SOURCE,
  'dbInstance.replicaOfRegion': ['SourceRegion', ...SOURCE],
  'dbInstance.storageEncrypted': ['StorageEncrypted', ...SOURCE],
  'dbInstance.storageType': ['StorageType', 'Iops', ...SOURCE],
  'dbInstance.subnetGroup': ['DBSubnetGroupName', ...SOURCE],
  'dbOptionGroup.options': ['OptionConfigurations'],
  'dbSubnetGroup.outpost': ['SubnetIds'],
  'dbSubnetGroup.vpc': ['SubnetIds'],
  'ecsCapacityProvider.autoScalingGroup': ['AutoScalingGroupProvider.AutoScalingGroupArn'],
  'ecsContainerInstances.subnets': [...SUBNETS, 'AutoScalingGroupProvider.AutoScalingGroupArn'],
  'ecsService.capacityProviders': ['CapacityProviderStrategy'],
  'ecsService.isOnFargate': ['LaunchType', 'CapacityProviderStrategy'],
  'ecsService.subnets': ['NetworkConfiguration.AwsvpcConfiguration.Subnets'],
  'eksCluster.authenticationMode': ['AccessConfig.AuthenticationMode'],
  'eksCluster.controlPlaneInstanceType': ['OutpostConfig.ControlPlaneInstanceType'],
  'eksCluster.controlPlaneSpreadLevel': [`${CLUSTER_PLACEMENT}.SpreadLevel`],
  'eksCluster.creatorIsAdmin': ['AccessConfig.BootstrapClusterCreatorAdminPermissions'],
  'eksCluster.endpointPrivateAccess': ['ResourcesVpcConfig.EndpointPrivateAccess'],
  'eksCluster.endpointPublicAccess': ['ResourcesVpcConfig.EndpointPublicAccess'],
  'eksCluster.etcdInstanceType': ['OutpostConfig.EtcdInstanceType'],
  'eksCluster.etcdSpreadLevel': ['OutpostConfig.EtcdPlacement.SpreadLevel'],
  'eksCluster.hasRemoteNetworks': ['RemoteNetworkConfig'],
  'eksCluster.ipFamily': ['KubernetesNetworkConfig.IpFamily'],
  'eksCluster.isAutoMode': ['ComputeConfig.Enabled'],
  'eksCluster.outpost': ['OutpostConfig.OutpostArns'],
  'eksCluster.outposts': ['OutpostConfig.OutpostArns'],
  'eksCluster.placementGroup': [`${CLUSTER_PLACEMENT}.GroupName`],
  'eksCluster.subnets': ['ResourcesVpcConfig.SubnetIds'],
  'eksCluster.vpc': ['ResourcesVpcConfig.SubnetIds'],
  'eksClusterPart.cluster': ['ClusterName', 'Url'],
  'eksClusterPart.name': ['AddonName'],
  'emrCluster.outpost': ['Instances.Ec2SubnetId', 'Instances.Ec2SubnetIds'],
  'emrCluster.terminationProtected': ['Instances.TerminationProtected'],
  'endpoint.outpost': ['OutpostId'],
  'endpoint.vpc': ['SubnetId'],
  'eventPattern.sources': ['EventPattern.source'],
  'instance.outpost': SUBNETS,
  'instance.subnet': SUBNETS,
  'instanceProfile.roles': ['Roles'],
  'launch.blockDevices': ['BlockDeviceMappings', ...LAUNCH_TEMPLATES],
  'launch.hasCapacityReservationGroup': LAUNCH_TEMPLATES,
  'launch.hasHostResourceGroup': ['HostResourceGroupArn', ...LAUNCH_TEMPLATES],
  'launch.imageParameter': ['ImageId', ...LAUNCH_TEMPLATES],
  'launch.image': ['ImageId', ...LAUNCH_TEMPLATES],
  'launch.instanceTypes': ['InstanceType', ...LAUNCH_TEMPLATES],
  'launch.isOnDedicatedHost': ['Tenancy', 'HostId', 'HostResourceGroupArn', ...LAUNCH_TEMPLATES],
  'launch.isSpot': ['SpotPrice', ...LAUNCH_TEMPLATES],
  'launch.outpost': SUBNETS,
  'launch.subnets': SUBNETS,
  'launch.usesEfa': ['NetworkInterfaces', ...LAUNCH_TEMPLATES],
  'launchTemplate.metadataHopLimit': [
    'LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit',
    'MetadataOptions.HttpPutResponseHopLimit',
  ],
  'loadBalancer.coipPool': ['CustomerOwnedIpv4Pool'],
  'loadBalancer.outpost': SUBNETS,
  'loadBalancer.subnets': SUBNETS,
  'localGatewayRoute.destination': ['DestinationCidrBlock'],
  'localGatewayRouteTarget.type': ['NetworkInterfaceId'],
  'localGatewayRouteTable.outpost': ['LocalGatewayId'],
  'localGatewayVirtualInterface.group': ['LocalGatewayVirtualInterfaceGroupId'],
  'localGatewayVirtualInterfaceGroup.outpost': ['LocalGatewayId'],
  'monitoredMetrics.metrics.dimensions': ['Dimensions', 'Metrics', 'SingleMetricAnomalyDetector'],
  'monitoredMetrics.metrics.name': ['MetricName', 'Metrics', 'SingleMetricAnomalyDetector'],
  'outpost.hardware': ['SupportedHardwareType'],
  'outpostAlarm.instances': ['Dimensions'],
  'placement.outpost': ['OutpostArn', 'OutPostArn', 'PreferredOutpostArn', 'OutpostConfig.OutpostArns'],
  ...inRack('fiberOpticCableType', 'maximumSupportedWeightLbs', 'opticalStandard', 'powerConnector', 'powerDrawKva', 'powerPhase'),
  ...inRack('uplinkCount', 'uplinkGbps'),
  'replicationTemplate.encryption': ['EbsEncryption'],
  'replicationTemplate.instanceType': ['ReplicationServerInstanceType'],
  'replicationTemplate.outpost': ['StagingAreaSubnetId'],
  'replicationTemplate.stagingDiskType': ['DefaultLargeStagingDiskType'],
  'replicationTemplate.subnet': ['StagingAreaSubnetId'],
  'resolverEndpoint.type': ['ResolverEndpointType'],
  'role.services': ['AssumeRolePolicyDocument'],
  'route.destination': ['DestinationCidrBlock'],
  'route.destinationIpv6': ['DestinationIpv6CidrBlock'],
  'securityGroup.ingress': ['SecurityGroupIngress'],
  'securityGroup.peers': ['SecurityGroupIngress', 'SecurityGroupEgress'],
  'serviceInSubnets.outpost': [...SUBNETS, 'ResourcesVpcConfig', 'Instances', 'Networking'],
  'serviceInSubnets.subnets': [...SUBNETS, 'ResourcesVpcConfig', 'Instances', 'Networking'],
  'snapshotPolicy.excludeBootVolume': ['PolicyDetails.Parameters.ExcludeBootVolume'],
  'snapshotPolicy.policyType': ['PolicyDetails.PolicyType'],
  'snapshotPolicy.resourceLocation': ['PolicyDetails.ResourceLocations'],
  'snapshotPolicy.resourceTypes': ['PolicyDetails.ResourceTypes'],
  'snapshotPolicy.schedules': [SNAPSHOT_SCHEDULES],
  'subnet.hostnameType': ['PrivateDnsNameOptionsOnLaunch.HostnameType'],
  'subnet.reachableServices': ['VpcId'],
  'targetRegistration.targetGroups': ['TargetGroupARNs', 'LoadBalancers'],
  'targetRegistration.targets': ['Targets', 'VPCZoneIdentifier', 'NetworkConfiguration'],
  'vpcCidrBlock.isIpv6': ['AmazonProvidedIpv6CidrBlock', 'Ipv6CidrBlock', 'Ipv6IpamPoolId'],
  'vpcEndpoint.allowedActions': ['PolicyDocument'],
  'vpcEndpoint.hasPrivateDns': ['PrivateDnsEnabled'],
  'vpcEndpoint.type': ['VpcEndpointType'],
};

/** Properties of the racks at a site. */
function inRack(...fields: readonly string[]): { readonly [field: string]: readonly string[] } {
  return Object.fromEntries(
    fields.map((field) => [`site.${field}`, [`RackPhysicalProperties.${field[0].toUpperCase()}${field.slice(1)}`]]),
  );
}

/** Words for fields whose names are no words of AWS. */
const WORDS: { readonly [field: string]: string } = {
  'cache.isMultiAz': 'Multi-AZ',
  'coipPool.uses': 'customer-owned IP addresses in use',
  'dataSyncLocation.isOnOutpost': 'S3 bucket or access point',
  'dbInstance.enableIamDatabaseAuthentication': 'IAM database authentication',
  'dbInstance.enablePerformanceInsights': 'Performance Insights',
  'dbInstance.replicaOf': 'source of the read replica',
  'dbInstance.replicaOfRegion': 'Region of the source',
  'ecsService.isOnFargate': 'launch type',
  'eksCluster.creatorIsAdmin': 'administrator permissions of the creator',
  'eksCluster.isAutoMode': 'EKS Auto Mode',
  'emrCluster.instances.isSpot': 'Spot capacity of the instances',
  'endpoint.customerOwnedIpv4Pool': 'CoIP pool',
  'eventPattern.sources': 'source of the event pattern',
  'launch.imageParameter': 'Systems Manager parameter of the AMI',
  'launch.image': 'AMI',
  'launch.isOnDedicatedHost': 'tenancy',
  'launch.isSpot': 'Spot request',
  'launch.usesEfa': 'Elastic Fabric Adapter',
  'launch.blockDevices.isEbs': 'EBS block devices',
  'localGatewayRouteTable.vifGroupAssociations': 'VIF group associations',
  'networkInterface.mayBeAttached': 'attachment of the network interface',
  'outpost.generation': 'generation',
  'outpost.hosts.assetId': 'asset IDs of the hosts',
  'outpost.hosts.instanceFamilies': 'instance families of the hosts',
  'outpost.hosts.slots': 'slots of the hosts',
  'outpost.instanceTypes': 'instance types',
  'outpost.rackCount': 'number of racks',
  'outpostAlarm.instances': 'instance type or family of the metric',
  'securityGroup.uses': 'resources in the security group',
  'securityGroup.ingress': 'inbound rules',
  'securityGroup.ingress.fromPort': 'ports of the inbound rules',
  'securityGroup.ingress.protocol': 'protocol of the inbound rules',
  'securityGroup.ingress.source': 'source of the inbound rules',
  'securityGroup.ingress.toPort': 'ports of the inbound rules',
  'site.maximumSupportedWeightLbs': 'maximum supported weight',
  'site.powerDrawKva': 'power draw',
  'site.uplinkGbps': 'uplink speed',
  'subnet.enableLniAtDeviceIndex': 'device index of local network interfaces',
  'subnet.interfaceCount': 'number of network interfaces',
  'subnet.mapPublicIpOnLaunch': 'automatic assignment of public IPv4 addresses',
  'subnet.reachableServices': 'routes and VPC endpoints',
  'vpc.enableDnsHostnames': 'DNS hostnames setting',
  'vpc.enableDnsSupport': 'DNS support setting',
  'vpc.localGatewayVpcAssociations': 'local gateway route table associations',
  'vpcCidrBlock.isIpv6': 'IP version',
  'vpcEndpoint.hasPrivateDns': 'private DNS setting',
};

/** Spelling of words in the names of fields. */
const SPELLED: { readonly [word: string]: string } = {
  ...{ arn: 'ARN', arns: 'ARNs', asn: 'ASN', az: 'AZ', bgp: 'BGP', cidr: 'CIDR', cidrs: 'CIDR blocks', coip: 'CoIP', db: 'DB', dns: 'DNS' },
  ...{ ebs: 'EBS', ecs: 'ECS', efa: 'EFA', eks: 'EKS', iam: 'IAM', id: 'ID', ids: 'IDs', ip: 'IP', ipv4: 'IPv4', ipv6: 'IPv6', lag: 'LAG' },
  ...{ outpost: 'Outpost', outposts: 'Outposts', region: 'Region', vif: 'VIF', vlan: 'VLAN', vpc: 'VPC', vpcs: 'VPCs' },
};

/** Terms of several words that AWS writes in upper case. */
const TERMS: readonly (readonly [RegExp, string])[] = [
  [/\bavailability zone\b/, 'Availability Zone'],
  [/\bauto scaling group\b/, 'Auto Scaling group'],
  [/\bcapacity reservation/, 'Capacity Reservation'],
];

/** Name of a field of a fact. `field` is a path for a field of a part, such as `hosts.slots`. */
export function fieldName(kind: string, field: string): FieldName {
  const key = `${kind}.${field}`;
  const part = key.slice(0, key.lastIndexOf('.'));
  const properties = PROPERTIES[key] ?? (field.includes('.') ? PROPERTIES[part] : undefined);
  return { words: WORDS[key] ?? wordsOf(field), properties: properties ?? propertiesOf(field.split('.')[0]) };
}

/** `routeTable`: route table. A field of a part of a fact has its last name. */
function wordsOf(field: string): string {
  const words = field
    .split('.')
    .at(-1)!
    .replace(/^(is|has|uses)(?=[A-Z])/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim()
    .split(' ')
    .map((word) => SPELLED[word] ?? word)
    .join(' ');
  return TERMS.reduce((text, [term, spelled]) => text.replace(term, spelled), words);
}

/** `routeTable`: `RouteTable`, `RouteTableId` and others. */
function propertiesOf(field: string): readonly string[] {
  const name = field.replace(/^(is|has|uses)(?=[A-Z])/, '');
  const property = name[0].toUpperCase() + name.slice(1);
  const one = property.replace(/s$/, '');
  return [property, ...['Id', 'Arn', 'Name'].map((end) => property + end), `${one}Ids`, `${one}Arns`, `LocalGateway${property}Id`];
}
