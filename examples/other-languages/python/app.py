from aws_cdk import Acknowledgment, App, Environment, Mixins, Stack, Validations, aws_ec2 as ec2
from cdk_outposts import (
    BackupLink,
    BackupSource,
    DataSyncAgent,
    LocalGatewayAttributes,
    Outpost,
    OutpostAlarms,
    OutpostCapacity,
    OutpostHardware,
    OutpostSubnet,
    Rack,
    RackHost,
    S3OutpostsBucket,
    S3OutpostsEndpoint,
    mixins,
    patterns,
)

app = App()
stack = Stack(app, "Plant", env=Environment(region="us-west-2"))

outpost = Outpost.from_outpost_attributes(
    stack,
    "Outpost",
    outpost_arn="arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718",
    availability_zone="us-west-2a",
    hardware=OutpostHardware.RACK_GENERATION_1,
    local_gateway=LocalGatewayAttributes(
        local_gateway_id="lgw-0a1b2c3d4e5f60718",
        local_gateway_route_table_id="lgw-rtb-0a1b2c3d4e5f60718",
    ),
    capacity=OutpostCapacity(
        racks=[Rack(rack_id="os-rack-1", hosts=[RackHost(asset_id="1111111110", slots={"m5.xlarge": 8})])],
    ),
)

vpc = ec2.Vpc(
    stack,
    "Vpc",
    ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"),
    availability_zones=[outpost.availability_zone],
    subnet_configuration=[],  # no subnets in the Region
)
subnet = OutpostSubnet(stack, "Line", vpc=vpc, outpost=outpost, ipv4_cidr_block="10.0.8.0/24")
subnet.add_local_gateway_route("OnPremises", "192.168.0.0/16")

# A Dedicated Host on one piece of hardware of the Outpost, and the controller on it.
host = ec2.CfnHost(
    stack, "Host", availability_zone=outpost.availability_zone, instance_family="m5", asset_id="1111111110"
)
controller = ec2.Instance(
    stack,
    "Controller",
    vpc=vpc,
    vpc_subnets=ec2.SubnetSelection(subnets=[subnet]),
    instance_type=ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
    machine_image=ec2.MachineImage.latest_amazon_linux2023(),
)
controller.with_(mixins.InstanceDedicatedHost(host))

# What the controller records is on the Outpost, and a copy of it is in the Region.
endpoint = S3OutpostsEndpoint(stack, "Endpoint", vpc=vpc, subnet=subnet)
endpoint.connections.allow_default_port_from(controller)
records = S3OutpostsBucket(stack, "Records", outpost=outpost, bucket_name="records")
access_point = records.add_access_point("AccessPoint", vpc=vpc, access_point_name="records")
access_point.grants.read_write(controller)
copies = patterns.BackupBucket(stack, "Copies")
Validations.of(copies).acknowledge(
    Acknowledgment(id="cdk-outposts::resource-stays-in-region", reason="the copies survive the site")
)
agent_arn = "arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718"
BackupLink(
    stack,
    "Link",
    source=BackupSource.s3_outposts(access_point),
    destination=copies.bucket,
    agents=[DataSyncAgent.from_data_sync_agent_arn(stack, "Agent", agent_arn)],
    bandwidth_limit_mbps=200,
)

alarms = OutpostAlarms(stack, "Alarms", outpost=outpost)
alarms.add_service_link_alarm("ServiceLink")

# Last, for all resources: the root volume becomes gp2, because a first-generation rack has no gp3.
Mixins.of(stack).apply(outpost.placement)

app.synth()
