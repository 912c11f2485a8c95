"""Judges the test server with clients that were not written for it: botocore's models, boto3 and the AWS command line.

Reads a JSON object on standard input:
  good        URL of a server with the inventory
  faulty      URL of a server with the same inventory and the faults below
  subnet      a subnet that the good server knows
  agents      addresses of DataSync agents that are not activated yet
  bucket      ARN of a bucket of S3 on Outposts that the good server knows
  operations  the operations that the server knows, by service
  inventory   path of the inventory
  denied      operations to which the faulty server denies access, by service
  troubled    operations that the faulty server refuses or fails once, by service: a client that retries gets through
Prints each fault that it finds on a line of its own, then how much it judged. Ends with 1 where it found a fault.
"""

import datetime
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

os.environ.update(
    AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    AWS_EC2_METADATA_DISABLED="true",
    AWS_CONFIG_FILE=os.devnull,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
)
for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
    os.environ.pop(name, None)

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402
from botocore.validate import ParamValidator  # noqa: E402

# What AWS documents and the model of this botocore does not have yet.
NEWER_THAN_THE_MODEL = {
    # https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html
    ("Outpost", "Generation"): {"GENERATION_1", "GENERATION_2"},
    ("Outpost", "RackScalingType"): {"SINGLE_RACK", "MULTI_RACK"},
}

# Where the inventory holds what an operation lists, and what the operation calls it.
LISTS_OF_REGION = {
    "ListSites": ("sites", "Sites"),
    "ListOrderableInstanceTypes": ("orderableInstanceTypes", "InstanceTypes"),
    "DescribeLocalGateways": ("localGateways", "LocalGateways"),
    "DescribeLocalGatewayRouteTables": ("localGatewayRouteTables", "LocalGatewayRouteTables"),
    "DescribeLocalGatewayRouteTableVpcAssociations": (
        "localGatewayRouteTableVpcAssociations",
        "LocalGatewayRouteTableVpcAssociations",
    ),
    "DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations": (
        "localGatewayRouteTableVirtualInterfaceGroupAssociations",
        "LocalGatewayRouteTableVirtualInterfaceGroupAssociations",
    ),
    "DescribeServiceLinkVirtualInterfaces": ("serviceLinkVirtualInterfaces", "ServiceLinkVirtualInterfaces"),
    "DescribeLocalGatewayVirtualInterfaceGroups": (
        "localGatewayVirtualInterfaceGroups",
        "LocalGatewayVirtualInterfaceGroups",
    ),
    "DescribeLocalGatewayVirtualInterfaces": ("localGatewayVirtualInterfaces", "LocalGatewayVirtualInterfaces"),
    "DescribeCoipPools": ("coipPools", "CoipPools"),
    "DescribeOutpostLags": ("outpostLags", "OutpostLags"),
    "DescribeSubnets": ("subnets", "Subnets"),
    "DescribeVpcs": ("vpcs", "Vpcs"),
    "DescribeRouteTables": ("routeTables", "RouteTables"),
}
LISTS_OF_STORAGE = {
    "ListOutpostsWithS3": ("outpostsWithS3", "Outposts"),
    "ListEndpoints": ("s3Endpoints", "Endpoints"),
}
LISTS_OF_OUTPOST = {
    "ListAssets": ("assets", "Assets", "OutpostIdentifier"),
    "GetOutpostInstanceTypes": ("instanceTypes", "InstanceTypes", "OutpostId"),
    "GetOutpostSupportedInstanceTypes": ("supportedInstanceTypes", "InstanceTypes", "OutpostIdentifier"),
    "ListAssetInstances": ("assetInstances", "AssetInstances", "OutpostIdentifier"),
    "ListCapacityTasks": ("capacityTasks", "CapacityTasks", "OutpostIdentifierFilter"),
}

# What changes something, and what shows it: judged by a change and its reversal.
CHANGES = {
    "AllocateAddress",
    "CancelCapacityTask",
    "CopyImage",
    "CreateCoipCidr",
    "CreateCoipPool",
    "CreateImage",
    "CreateTags",
    "DeleteCoipCidr",
    "DeleteCoipPool",
    "DeleteTags",
    "DeregisterImage",
    "DescribeAddresses",
    "DescribeImages",
    "DescribeInstances",
    "DescribeNetworkInterfaces",
    "DescribeVolumes",
    "GetCapacityTask",
    "GetCoipPoolUsage",
    "ListBlockingInstancesForCapacityTask",
    "ModifySubnetAttribute",
    "ReleaseAddress",
    "StartCapacityTask",
}

faults = []
judged = set()


class BodyJudge:
    """Compares the bodies of answers, as they came over the wire, with the model of the operation."""

    def __init__(self, client):
        client.meta.events.register("before-parse", self.on_answer)

    def on_answer(self, operation_model, response_dict, **_):
        name = operation_model.name
        if response_dict["status_code"] >= 300:
            return
        shape = operation_model.output_shape
        if operation_model.has_streaming_output:  # what a function answers is its own
            judged.add(name)
            return
        if shape is None:  # EC2 answers <return>true</return>, which the model leaves out
            judged.add(name)
            return
        self.is_json = "json" in operation_model.service_model.protocol
        if operation_model.service_model.protocol == "ec2":
            body = self.from_xml(name, response_dict["body"], shape)
        elif operation_model.service_model.protocol == "rest-xml":
            body = self.from_rest_xml(name, response_dict["body"], shape)
        elif operation_model.service_model.protocol == "query":
            body = self.from_query_xml(name, response_dict["body"], shape, operation_model.service_model.metadata["xmlNamespace"])
        else:
            body = json.loads(response_dict["body"] or "{}")
        self.check_values(name, body, shape)
        report = ParamValidator().validate(body, shape)
        if report.has_errors():
            faults.append(f"{name}: {report.generate_report()}")
        judged.add(name)

    def check_values(self, where, value, shape):
        """What `ParamValidator` leaves out: the values of enumerations and the form of dates. Takes newer members out."""
        if shape.type_name == "structure" and isinstance(value, dict):
            for member in list(value):
                known = NEWER_THAN_THE_MODEL.get((shape.name, member))
                if known is not None and member not in shape.members:
                    if value.pop(member) not in known:
                        faults.append(f"{where}.{member}: not one of {sorted(known)}")
                elif member in shape.members:
                    self.check_values(f"{where}.{member}", value[member], shape.members[member])
        elif shape.type_name == "list" and isinstance(value, list):
            for element in value:
                self.check_values(f"{where}[]", element, shape.member)
        elif getattr(shape, "enum", None) and value not in shape.enum:
            faults.append(f"{where}: {value!r} is not one of {shape.enum}")
        elif shape.type_name == "timestamp" and self.is_json and not isinstance(value, (int, float)):
            faults.append(f"{where}: restJson1 writes dates as seconds since 1970, got {value!r}")

    def from_xml(self, name, body, shape):
        root = ElementTree.fromstring(body)
        namespace = "{http://ec2.amazonaws.com/doc/2016-11-15/}"
        if root.tag != f"{namespace}{name}Response":
            faults.append(f"{name}: the root element is {root.tag}")
        if root.find(f"{namespace}requestId") is None:
            faults.append(f"{name}: no requestId")
        else:
            root.remove(root.find(f"{namespace}requestId"))
        return self.structure(name, root, shape, namespace)

    def from_query_xml(self, name, body, shape, uri):
        root = ElementTree.fromstring(body)
        namespace = f"{{{uri}}}"
        children = [child.tag for child in root]
        if root.tag != f"{namespace}{name}Response" or children != [f"{namespace}{name}Result", f"{namespace}ResponseMetadata"]:
            faults.append(f"{name}: <{root.tag}> holds {children}")
        return self.structure(name, root[0], shape, namespace)

    def from_rest_xml(self, name, body, shape):
        root = ElementTree.fromstring(body)
        namespace = "{http://awss3control.amazonaws.com/doc/2018-08-20/}"
        if root.tag != f"{namespace}{name}Result":
            faults.append(f"{name}: the root element is {root.tag}")
        return self.structure(name, root, shape, namespace)

    def structure(self, where, element, shape, namespace):
        members = {member.serialization.get("name", name): (name, member) for name, member in shape.members.items()}
        value = {}
        for child in element:
            tag = child.tag.removeprefix(namespace)
            if tag not in members:
                faults.append(f"{where}: unknown element <{tag}>")
                continue
            name, member = members[tag]
            if name in value:
                faults.append(f"{where}: <{tag}> twice")
            value[name] = self.value(f"{where}.{name}", child, member, namespace)
        return value

    def value(self, where, element, shape, namespace):
        if shape.type_name == "structure":
            return self.structure(where, element, shape, namespace)
        if shape.type_name == "list":
            # EC2 calls its elements `item` without saying so, the others as the model says, or else `member`.
            held = "item" if "ec2" in namespace else shape.member.serialization.get("name", "member")
            for item in element:
                if item.tag != f"{namespace}{held}":
                    faults.append(f"{where}: <{item.tag}> in a list, which holds <{held}>")
            return [self.value(f"{where}[]", item, shape.member, namespace) for item in element]
        text = element.text or ""
        if shape.type_name in ("integer", "long"):
            return int(text) if text.lstrip("-").isdigit() else text
        if shape.type_name == "boolean":
            return {"true": True, "false": False}.get(text, text)
        return text


# What boto3 calls a service that signs its requests with another name.
NAMES_OF_BOTO3 = {
    "cloudcontrolapi": "cloudcontrol",
    "elasticloadbalancing": "elbv2",
    "monitoring": "cloudwatch",
    "s3-outposts": "s3control",
    "servicequotas": "service-quotas",
}


def client(service, url, region, attempts=1):
    config = Config(retries={"total_max_attempts": attempts, "mode": "standard"})
    made = boto3.client(NAMES_OF_BOTO3.get(service, service), endpoint_url=url, region_name=region, config=config)
    BodyJudge(made)
    return made


def method(made, operation):
    names = {name: python for python, name in made.meta.method_to_api_mapping.items()}
    return getattr(made, names[operation])


def pages(made, operation, member, **parameters):
    """All elements of a list, in the smallest pages that the API allows."""
    size = 5 if made.meta.service_model.service_name == "ec2" else 2
    elements, token = [], {}
    while True:
        page = method(made, operation)(MaxResults=size, **parameters, **token)
        if len(page.get(member, [])) > size:
            faults.append(f"{operation}: {len(page[member])} elements where at most {size} were asked for")
        elements += page.get(member, [])
        if not page.get("NextToken"):
            return elements
        token = {"NextToken": page["NextToken"]}


def plain(value):
    """As the inventory holds it: dates as text, and without what botocore does not know."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        newer = {member for _, member in NEWER_THAN_THE_MODEL}
        return {name: plain(inner) for name, inner in value.items() if name not in newer}
    return value


def same(operation, got, wanted):
    if plain(got) != plain(wanted):
        faults.append(f"{operation}: boto3 reads {plain(got)}, the inventory holds {plain(wanted)}")


def validate_answers(clients, operations, inventory):
    entries = inventory["outposts"]
    for service in ("outposts", "ec2"):
        for operation in sorted(set(operations[service]) - CHANGES):
            made = clients[service]
            if operation in LISTS_OF_REGION:
                field, member = LISTS_OF_REGION[operation]
                same(operation, pages(made, operation, member), inventory[field])
            elif operation in LISTS_OF_OUTPOST:
                field, member, parameter = LISTS_OF_OUTPOST[operation]
                for entry in entries:
                    got = pages(made, operation, member, **{parameter: entry["outpost"]["OutpostId"]})
                    same(operation, got, entry[field])
            elif operation == "ListOutposts":
                same(operation, pages(made, operation, "Outposts"), [entry["outpost"] for entry in entries])
            elif operation == "GetOutpost":
                for entry in entries:
                    for identifier in (entry["outpost"]["OutpostId"], entry["outpost"]["OutpostArn"]):
                        same(operation, made.get_outpost(OutpostId=identifier)["Outpost"], entry["outpost"])
            else:
                faults.append(f"{operation}: the judge does not know how to judge it")


def validate_preflight(ec2, cloudwatch):
    by_stack = [{"Name": "tag:aws:cloudformation:stack-name", "Values": ["Plant", "Plant-*"]}]
    reservations = ec2.describe_instances(Filters=by_stack)["Reservations"]
    same("DescribeInstances by stack", [one["InstanceId"] for each in reservations for one in each["Instances"]], ["i-0123456789abcdef0"])
    same("DescribeVolumes by stack", [one["VolumeId"] for one in ec2.describe_volumes(Filters=by_stack)["Volumes"]], ["vol-0123456789abcdef0"])
    now = datetime.datetime.now(datetime.timezone.utc)
    metric = {"Namespace": "AWS/Outposts", "MetricName": "ConnectedStatus", "Dimensions": [{"Name": "OutpostId", "Value": "op-1"}]}
    query = {"Id": "m0", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Average"}}
    data = cloudwatch.get_metric_data(MetricDataQueries=[query], StartTime=now - datetime.timedelta(minutes=20), EndTime=now)
    same("GetMetricData", data["MetricDataResults"][0]["Values"], [1.0])


def validate_quotas(made, inventory):
    same("ListServiceQuotas", pages(made, "ListServiceQuotas", "Quotas", ServiceCode="outposts"), inventory["serviceQuotas"])
    expect_refusal(made, "ListServiceQuotas", "NoSuchResourceException", ServiceCode="unknown")


def validate_cloud_control(made, inventory):
    outpost = inventory["outposts"][0]["outpost"]
    wanted = {"TypeName": "AWS::Outposts::Outpost", "Identifier": outpost["OutpostArn"]}
    got = json.loads(made.get_resource(**wanted)["ResourceDescription"]["Properties"])
    same("GetResource", [got[name] for name in got], [outpost[name] for name in got])
    expect_refusal(made, "GetResource", "ResourceNotFoundException", **{**wanted, "Identifier": outpost["OutpostArn"][:-1] + "0"})
    expect_refusal(made, "GetResource", "TypeNotFoundException", **{**wanted, "TypeName": "AWS::Outposts::Unknown"})


def validate_security_tokens(made, inventory):
    same("GetCallerIdentity", made.get_caller_identity()["Account"], inventory["account"])
    role = f"arn:aws:iam::{inventory['account']}:role/lookup"
    same("AssumeRole", made.assume_role(RoleArn=role, RoleSessionName="session")["AssumedRoleUser"]["Arn"], role)


def validate_storage(made, inventory):
    for operation, (field, member) in LISTS_OF_STORAGE.items():
        same(operation, pages(made, operation, member), inventory[field])
    expect_refusal(made, "ListEndpoints", "ValidationException", NextToken="made up")


def validate_filters(clients, inventory):
    plant = inventory["outposts"][0]["outpost"]
    outposts, ec2 = clients["outposts"], clients["ec2"]
    got = outposts.list_outposts(AvailabilityZoneFilter=[plant["AvailabilityZone"]])["Outposts"]
    wanted = [entry["outpost"] for entry in inventory["outposts"]]
    same("ListOutposts by zone", got, [one for one in wanted if one["AvailabilityZone"] == plant["AvailabilityZone"]])
    got = outposts.list_assets(OutpostIdentifier=plant["OutpostId"], AssetTypeFilter=["SWITCH", "POWERSHELF"])["Assets"]
    wanted = [asset for asset in inventory["outposts"][0]["assets"] if asset["AssetType"] in ("SWITCH", "POWERSHELF")]
    same("ListAssets by type", got, wanted)
    by_outpost = [{"Name": "outpost-arn", "Values": [plant["OutpostArn"], "arn:none"]}]
    got = ec2.describe_local_gateway_route_tables(Filters=by_outpost).get("LocalGatewayRouteTables")
    wanted = [table for table in inventory["localGatewayRouteTables"] if table["OutpostArn"] == plant["OutpostArn"]]
    same("DescribeLocalGatewayRouteTables by Outpost", got, wanted)
    gateway = inventory["localGateways"][1]
    got = ec2.describe_local_gateways(LocalGatewayIds=[gateway["LocalGatewayId"]]).get("LocalGateways")
    same("DescribeLocalGateways by ID", got, [gateway])
    got = outposts.list_orderable_instance_types(OutpostGenerationFilter="GENERATION_2")["InstanceTypes"]
    wanted = [type for type in inventory["orderableInstanceTypes"] if {"FormFactor": "RACK", "OutpostGeneration": "GENERATION_2"} in type["FormFactorConfigs"]]
    same("ListOrderableInstanceTypes by generation", got, wanted)
    vpc = inventory["vpcs"][1]["VpcId"]
    got = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"]
    same("DescribeRouteTables by VPC", got, [table for table in inventory["routeTables"] if table["VpcId"] == vpc])


def refusal(made, operation, **parameters):
    try:
        method(made, operation)(**parameters)
    except ClientError as error:
        return error.response["Error"]["Code"]
    except Exception as error:  # an answer that the client cannot read is a fault of the server
        return f"{type(error).__name__}: {error}"
    return "no refusal"


def expect_refusal(made, operation, wanted, **parameters):
    """The service must refuse, with a code that its model or its documentation names."""
    got = refusal(made, operation, **parameters)
    if got != wanted:
        faults.append(f"{operation} {parameters}: expected {wanted}, got {got}")


def validate_capacity_tasks(outposts, inventory):
    """A dry run changes nothing, and a task changes the slots of its asset. Another is cancelled."""
    entry = inventory["outposts"][2]
    outpost, asset = entry["outpost"]["OutpostId"], entry["assets"][0]["AssetId"]
    pools = [{"InstanceType": "c6id.4xlarge", "Count": 7}]
    request = {"OutpostIdentifier": outpost, "AssetId": asset, "InstancePools": pools}
    slots = lambda: outposts.list_assets(OutpostIdentifier=outpost)["Assets"][0]["ComputeAttributes"]["InstanceTypeCapacities"]
    before = slots()
    expect_refusal(outposts, "StartCapacityTask", "ValidationException", **{**request, "AssetId": "0000000000"})
    for dry_run in (True, False):
        task = outposts.start_capacity_task(**request, DryRun=dry_run)["CapacityTaskId"]
        of_task = {"OutpostIdentifier": outpost, "CapacityTaskId": task}
        if not dry_run:
            expect_refusal(outposts, "StartCapacityTask", "ConflictException", **request)
        for _ in range(10):
            got = outposts.get_capacity_task(**of_task)
        same("GetCapacityTask", [got["CapacityTaskStatus"], got["DryRun"]], ["COMPLETED", dry_run])
        same("slots after StartCapacityTask", slots(), before if dry_run else pools)
    expect_refusal(outposts, "CancelCapacityTask", "ConflictException", **of_task)
    pools[0]["Count"] = 0
    task = outposts.start_capacity_task(**request)["CapacityTaskId"]
    of_task = {"OutpostIdentifier": outpost, "CapacityTaskId": task}
    for _ in range(6):
        status = outposts.get_capacity_task(**of_task)["CapacityTaskStatus"]
    same("GetCapacityTask of a task that waits", status, "WAITING_FOR_EVACUATION")
    blocking = pages(outposts, "ListBlockingInstancesForCapacityTask", "BlockingInstances", **of_task)
    same("ListBlockingInstancesForCapacityTask", [one["InstanceId"] for one in blocking], [entry["assetInstances"][0]["InstanceId"]])
    outposts.cancel_capacity_task(**of_task)
    for _ in range(3):
        status = outposts.get_capacity_task(**of_task)["CapacityTaskStatus"]
    same("GetCapacityTask of a task that is cancelled", status, "CANCELLED")
    unknown = {**of_task, "CapacityTaskId": "cap-0123456789abcdef0"}
    expect_refusal(outposts, "GetCapacityTask", "NotFoundException", **unknown)


def validate_refusals(clients):
    outposts, ec2 = clients["outposts"], clients["ec2"]
    expect_refusal(outposts, "GetOutpost", "NotFoundException", OutpostId="op-0123456789abcdef0")
    expect_refusal(outposts, "ListAssets", "ValidationException", OutpostIdentifier="rack-1")
    expect_refusal(outposts, "ListSites", "ValidationException", NextToken="made up")
    unknown = "lgw-0123456789abcdef0"
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    expect_refusal(ec2, "DescribeLocalGateways", "InvalidLocalGatewayID.NotFound", LocalGatewayIds=[unknown])
    expect_refusal(ec2, "DescribeCoipPools", "InvalidParameterValue", MaxResults=2000)


def validate_changes(ec2, inventory, subnet):
    """A pool and an address of it come into being, change, and go."""
    table = inventory["localGatewayRouteTables"][0]["LocalGatewayRouteTableId"]
    tags = [{"Key": "Name", "Value": "line"}, {"Key": "site", "Value": "plant-1"}]
    pool = ec2.create_coip_pool(
        LocalGatewayRouteTableId=table, TagSpecifications=[{"ResourceType": "coip-pool", "Tags": tags}]
    )["CoipPool"]["PoolId"]
    ec2.create_coip_cidr(CoipPoolId=pool, Cidr="203.0.113.0/26")
    address = ec2.allocate_address(
        CustomerOwnedIpv4Pool=pool,
        Address="203.0.113.7",
        TagSpecifications=[{"ResourceType": "elastic-ip", "Tags": tags}],
    )
    ec2.create_tags(Resources=[address["AllocationId"]], Tags=[{"Key": "site", "Value": "plant-2"}])
    ec2.delete_tags(Resources=[pool], Tags=[{"Key": "Name"}])

    by_pool = [{"Name": "coip-pool.pool-id", "Values": [pool]}, {"Name": "tag:site", "Values": ["plant-1"]}]
    [got] = ec2.describe_coip_pools(Filters=by_pool)["CoipPools"]
    same("DescribeCoipPools after changes", got["PoolCidrs"], ["203.0.113.0/26"])
    same("DescribeCoipPools after changes", got["Tags"], [{"Key": "site", "Value": "plant-1"}])
    by_tag = [{"Name": "tag:site", "Values": ["plant-2"]}, {"Name": "allocation-id", "Values": [address["AllocationId"]]}]
    [got] = ec2.describe_addresses(Filters=by_tag)["Addresses"]
    same("DescribeAddresses", (got["CustomerOwnedIp"], got["CustomerOwnedIpv4Pool"]), ("203.0.113.7", pool))
    usages = ec2.get_coip_pool_usage(PoolId=pool)["CoipAddressUsages"]
    used = [usage["CoIp"] for usage in usages if "AllocationId" in usage]
    same("GetCoipPoolUsage", used, ["203.0.113.7"])
    ec2.modify_subnet_attribute(SubnetId=subnet, MapCustomerOwnedIpOnLaunch={"Value": True}, CustomerOwnedIpv4Pool=pool)
    ec2.modify_subnet_attribute(SubnetId=subnet, MapCustomerOwnedIpOnLaunch={"Value": False})

    ec2.release_address(AllocationId=address["AllocationId"])
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    expect_refusal(ec2, "ReleaseAddress", "InvalidAllocationID.NotFound", AllocationId=address["AllocationId"])
    unknown = "subnet-0123456789abcdef0"
    off = {"Value": False}
    expect_refusal(ec2, "ModifySubnetAttribute", "InvalidSubnetID.NotFound", SubnetId=unknown, MapCustomerOwnedIpOnLaunch=off)
    ec2.delete_coip_cidr(CoipPoolId=pool, Cidr="203.0.113.0/26")
    ec2.delete_coip_pool(CoipPoolId=pool)
    same("DescribeCoipPools in the end", ec2.describe_coip_pools()["CoipPools"], inventory["coipPools"])


def validate_images(ec2, inventory):
    """An image is copied to an Outpost, another is made of an instance, and both go with their snapshots."""
    tags = [{"Key": "site", "Value": "plant-1"}]
    specifications = [{"ResourceType": kind, "Tags": tags} for kind in ("image", "snapshot")]
    outpost = inventory["outposts"][0]["outpost"]["OutpostArn"]
    copying = {
        "Name": "copy",
        "SourceImageId": "ami-0a1b2c3d4e5f60718",
        "SourceRegion": ec2.meta.region_name,
        "DestinationOutpostArn": outpost,
        "ClientToken": "once",
        "TagSpecifications": specifications,
    }
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    expect_refusal(ec2, "CopyImage", "InvalidParameterValue", **copying, Encrypted=False)
    expect_refusal(ec2, "CopyImage", "InvalidAMIID.NotFound", **{**copying, "SourceImageId": "ami-gone"}, Encrypted=True)
    copy, again = (ec2.copy_image(**copying, Encrypted=True)["ImageId"] for _ in range(2))
    same("CopyImage with the same token", again, copy)
    making = {"Name": "image", "InstanceId": "i-0a1b2c3d4e5f60718", "TagSpecifications": specifications}
    expect_refusal(ec2, "CreateImage", "InvalidParameterValue", **making)
    made = ec2.create_image(**making, SnapshotLocation="local")["ImageId"]
    expect_refusal(ec2, "CreateImage", "InvalidAMIName.Duplicate", **making, SnapshotLocation="local")
    by_tag = [{"Name": "tag:site", "Values": ["plant-1"]}]
    same("DescribeImages", [image["ImageId"] for image in ec2.describe_images(Filters=by_tag)["Images"]], [copy, made])
    [image] = ec2.describe_images(Filters=[{"Name": "image-id", "Values": [copy]}])["Images"]
    [mapping] = image["BlockDeviceMappings"]
    same("DescribeImages by ID", [image["Tags"], mapping["Ebs"]["OutpostArn"]], [tags, outpost])
    for one in (copy, made):
        [result] = ec2.deregister_image(ImageId=one, DeleteAssociatedSnapshots=True)["DeleteSnapshotResults"]
        same("DeregisterImage", result["ReturnCode"], "success")
    expect_refusal(ec2, "DeregisterImage", "InvalidAMIID.Unavailable", ImageId=copy)


def validate_load_balancers(elb, ec2, inventory, subnet):
    """A load balancer comes into being, is found, changes, and goes."""
    pool = inventory["coipPools"][0]["PoolId"]
    wanted = {"Name": "line", "Subnets": [subnet], "SecurityGroups": ["sg-1"], "CustomerOwnedIpv4Pool": pool, "Type": "application"}
    arn = elb.create_load_balancer(**wanted, Tags=[{"Key": "site", "Value": "plant-1"}])["LoadBalancers"][0]["LoadBalancerArn"]
    again = elb.create_load_balancer(**wanted)["LoadBalancers"][0]["LoadBalancerArn"]
    same("CreateLoadBalancer with the same settings", again, arn)
    expect_refusal(elb, "CreateLoadBalancer", "DuplicateLoadBalancerName", **{**wanted, "Scheme": "internal"})
    others = [elb.create_load_balancer(**{**wanted, "Name": f"line-{n}"})["LoadBalancers"][0]["LoadBalancerArn"] for n in (1, 2)]
    listed = [one["LoadBalancerArn"] for page in elb.get_paginator("describe_load_balancers").paginate() for one in page["LoadBalancers"]]
    same("DescribeLoadBalancers", listed, [arn, *others])
    elb.set_security_groups(LoadBalancerArn=arn, SecurityGroups=["sg-2"])
    elb.add_tags(ResourceArns=[arn], Tags=[{"Key": "Name", "Value": "line"}])
    elb.remove_tags(ResourceArns=[arn], TagKeys=["site"])
    [described] = elb.describe_load_balancers(LoadBalancerArns=[arn])["LoadBalancers"]
    same("DescribeLoadBalancers after changes", described["SecurityGroups"], ["sg-2"])
    [tagged] = elb.describe_tags(ResourceArns=[arn])["TagDescriptions"]
    same("DescribeTags", tagged, {"ResourceArn": arn, "Tags": [{"Key": "Name", "Value": "line"}]})
    for protection in ("true", "false"):
        attribute = {"Key": "deletion_protection.enabled", "Value": protection}
        elb.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[attribute])
        if protection == "true":
            expect_refusal(elb, "DeleteLoadBalancer", "OperationNotPermitted", LoadBalancerArn=arn)
    for one in [arn, *others, arn]:
        elb.delete_load_balancer(LoadBalancerArn=one)
    by_description = [{"Name": "description", "Values": [f"ELB {arn.split(':loadbalancer/')[1]}"]}]
    remaining = [len(ec2.describe_network_interfaces(Filters=by_description)["NetworkInterfaces"]) for _ in range(3)]
    same("DescribeNetworkInterfaces of a deleted load balancer", remaining, [1, 1, 0])
    expect_refusal(elb, "DescribeLoadBalancers", "LoadBalancerNotFound", LoadBalancerArns=[arn])


def validate_databases(rds, database):
    """A DB instance gets a customer-owned IP address, and meanwhile takes no other change."""
    change = {"DBInstanceIdentifier": database, "EnableCustomerOwnedIp": True, "ApplyImmediately": True}
    rds.modify_db_instance(**change)
    expect_refusal(rds, "ModifyDBInstance", "InvalidDBInstanceState", **change)
    states = [rds.describe_db_instances(DBInstanceIdentifier=database)["DBInstances"][0] for _ in range(4)]
    same("DescribeDBInstances", [states[0]["DBInstanceStatus"], states[-1]["CustomerOwnedIpEnabled"]], ["modifying", True])
    expect_refusal(rds, "DescribeDBInstances", "DBInstanceNotFound", DBInstanceIdentifier="made-up")


def validate_locations(datasync):
    """Locations of S3 on Outposts come into being, are listed with their tags, and go."""
    access_point = "arn:aws:s3-outposts:eu-west-3:111122223333:outpost/op-0a1b2c3d4e5f60718/accesspoint/recordings"
    role = "arn:aws:iam::111122223333:role/reader"
    agent = "arn:aws:datasync:eu-west-3:111122223333:agent/agent-0a1b2c3d4e5f60718"
    wanted = {"S3BucketArn": access_point, "S3Config": {"BucketAccessRoleArn": role}}
    on_outpost = {**wanted, "S3StorageClass": "OUTPOSTS", "AgentArns": [agent], "Tags": [{"Key": "site", "Value": "plant-1"}]}
    expect_refusal(datasync, "CreateLocationS3", "InvalidRequestException", **wanted)
    arns = [datasync.create_location_s3(**on_outpost)["LocationArn"] for _ in range(3)]
    pages_of_list = datasync.get_paginator("list_locations").paginate()
    same("ListLocations", [one["LocationArn"] for page in pages_of_list for one in page["Locations"]], arns)
    described = datasync.describe_location_s3(LocationArn=arns[0])
    same("DescribeLocationS3", (described["AgentArns"], described["S3Config"]["BucketAccessRoleArn"]), ([agent], role))
    same("ListTagsForResource", datasync.list_tags_for_resource(ResourceArn=arns[0])["Tags"], on_outpost["Tags"])
    for arn in arns:
        datasync.delete_location(LocationArn=arn)
    expect_refusal(datasync, "DeleteLocation", "InvalidRequestException", LocationArn=arns[0])


def validate_agents(datasync, functions, addresses):
    """An agent gives a key, is activated by it once, is listed with its tags, and goes when no location uses it."""

    def ask(address):
        answer = functions.invoke(FunctionName="activation-key", Payload=json.dumps({"Address": address}))
        return json.load(answer["Payload"]), answer.get("FunctionError")

    tags = [{"Key": "site", "Value": "plant-1"}]
    arns = []
    for address in addresses:
        said, error = ask(address)
        same("Invoke", error, None)
        key = {"ActivationKey": said["ActivationKey"], "Tags": tags}
        arns.append(datasync.create_agent(**key, AgentName="reader")["AgentArn"])
        expect_refusal(datasync, "CreateAgent", "InvalidRequestException", **key)
        same("Invoke", sorted(ask(address)[0]), ["Problem"])
    same("Invoke", ask("broken")[1], "Unhandled")
    pages_of_list = datasync.get_paginator("list_agents").paginate()
    same("ListAgents", [one["AgentArn"] for page in pages_of_list for one in page["Agents"]], arns)
    datasync.update_agent(AgentArn=arns[0], Name="renamed")
    described = datasync.describe_agent(AgentArn=arns[0])
    same("DescribeAgent", (described["Name"], described["Status"], described["EndpointType"]), ("renamed", "ONLINE", "PUBLIC"))
    same("ListTagsForResource", datasync.list_tags_for_resource(ResourceArn=arns[0])["Tags"], tags)
    for arn in arns:
        datasync.delete_agent(AgentArn=arn)
    expect_refusal(datasync, "DeleteAgent", "InvalidRequestException", AgentArn=arns[0])


def validate_caches(elasticache, inventory):
    """A replication group is made on an Outpost, grows, shrinks, changes, and goes."""
    outpost = inventory["outposts"][0]["outpost"]["OutpostArn"]
    tags = [{"Key": "site", "Value": "plant-1"}]
    one = {"ReplicationGroupId": "outposts-readings"}
    making = {
        **one,
        "ReplicationGroupDescription": "readings",
        "Engine": "valkey",
        "CacheNodeType": "cache.m5.large",
        "CacheSubnetGroupName": "plant",
        "SecurityGroupIds": ["sg-08181818181818181"],
        "UserGroupIds": ["operators"],
        "NodeGroupConfiguration": [{"ReplicaCount": 1, "PrimaryOutpostArn": outpost, "ReplicaOutpostArns": [outpost]}],
        "AutomaticFailoverEnabled": True,
        "Tags": tags,
    }
    expect_refusal(elasticache, "CreateReplicationGroup", "CacheSubnetGroupNotFoundFault", **{**making, "CacheSubnetGroupName": "gone"})
    arn = elasticache.create_replication_group(**making)["ReplicationGroup"]["ARN"]
    # https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
    expect_refusal(elasticache, "CreateReplicationGroup", "ReplicationGroupAlreadyExists", **making)
    expect_refusal(elasticache, "ListTagsForResource", "InvalidReplicationGroupState", ResourceName=arn)

    def settled():
        for _ in range(4):
            [group] = elasticache.describe_replication_groups()["ReplicationGroups"]
        return group

    same("DescribeReplicationGroups", settled()["MemberClustersOutpostArns"], [outpost, outpost])
    grown = {"NodeGroupId": "0001", "NewReplicaCount": 2, "PreferredOutpostArns": [outpost] * 3}
    elasticache.increase_replica_count(**one, ReplicaConfiguration=[grown], ApplyImmediately=True)
    same("IncreaseReplicaCount", len(settled()["MemberClusters"]), 3)
    elasticache.decrease_replica_count(**one, NewReplicaCount=1, ApplyImmediately=True)
    same("DecreaseReplicaCount", len(settled()["MemberClusters"]), 2)
    elasticache.modify_replication_group(
        **one, CacheNodeType="cache.r5.large", UserGroupIdsToAdd=["engineers"], UserGroupIdsToRemove=["operators"], ApplyImmediately=True
    )
    changed = settled()
    same("ModifyReplicationGroup", [changed["CacheNodeType"], changed["UserGroupIds"]], ["cache.r5.large", ["engineers"]])
    elasticache.add_tags_to_resource(ResourceName=arn, Tags=[{"Key": "line", "Value": "1"}])
    elasticache.remove_tags_from_resource(ResourceName=arn, TagKeys=["line"])
    same("ListTagsForResource", elasticache.list_tags_for_resource(ResourceName=arn)["TagList"], tags)
    elasticache.delete_replication_group(**one)
    expect_refusal(elasticache, "DeleteReplicationGroup", "InvalidReplicationGroupState", **one)
    for _ in range(4):
        elasticache.describe_replication_groups()
    expect_refusal(elasticache, "DeleteReplicationGroup", "ReplicationGroupNotFoundFault", **one)


def validate_buckets(s3control, bucket):
    """A bucket of S3 on Outposts is versioned, and then replicated."""
    account = bucket.split(":")[4]
    of_bucket = {"AccountId": account, "Bucket": bucket}
    access_point = bucket.replace("/bucket/", "/accesspoint/")
    rule = {
        "Bucket": access_point,
        "Destination": {"Bucket": f"{access_point}-copies", "Account": "444455556666"},
        "Status": "Enabled",
        "Priority": 1,
        "Filter": {"And": {"Prefix": "a/", "Tags": [{"Key": "line", "Value": "1"}, {"Key": "shift", "Value": "late"}]}},
        "DeleteMarkerReplication": {"Status": "Disabled"},
    }
    wanted = {"Role": f"arn:aws:iam::{account}:role/service-role/replication", "Rules": [rule]}
    put = {**of_bucket, "ReplicationConfiguration": wanted}
    expect_refusal(s3control, "PutBucketReplication", "InvalidRequest", **put)
    for status in ("Suspended", "Enabled"):
        s3control.put_bucket_versioning(**of_bucket, VersioningConfiguration={"Status": status})
        same("GetBucketVersioning", s3control.get_bucket_versioning(**of_bucket)["Status"], status)
    s3control.put_bucket_replication(**put)
    same("GetBucketReplication", s3control.get_bucket_replication(**of_bucket)["ReplicationConfiguration"], wanted)
    with_tags = {**wanted, "Rules": [{**rule, "DeleteMarkerReplication": {"Status": "Enabled"}}]}
    expect_refusal(s3control, "PutBucketReplication", "MalformedXML", **{**put, "ReplicationConfiguration": with_tags})
    s3control.delete_bucket_replication(**of_bucket)
    # https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    expect_refusal(s3control, "GetBucketReplication", "ReplicationConfigurationNotFoundError", **of_bucket)
    expect_refusal(s3control, "GetBucketVersioning", "NoSuchBucket", **{**of_bucket, "Bucket": f"{bucket}-gone"})


def validate_faults(url, region, denied, troubled):
    for service, operations in denied.items():
        code = "UnauthorizedOperation" if service == "ec2" else "AccessDeniedException"
        for operation in operations:
            expect_refusal(client(service, url, region), operation, code)
    for service, operations in troubled.items():
        for operation in operations:
            got = refusal(client(service, url, region, attempts=3), operation)
            if got != "no refusal":
                faults.append(f"{operation}: a client that retries gets {got}")


def validate_command_line(url, region, inventory):
    environment = {**os.environ, "AWS_ENDPOINT_URL": url, "AWS_DEFAULT_REGION": region, "AWS_PAGER": ""}
    commands = {
        ("outposts", "list-outposts"): ("Outposts", [entry["outpost"] for entry in inventory["outposts"]]),
        ("ec2", "describe-local-gateways"): ("LocalGateways", inventory["localGateways"]),
    }
    for command, (member, wanted) in commands.items():
        run = subprocess.run(["aws", *command, "--output", "json"], env=environment, capture_output=True, text=True)
        if run.returncode:
            faults.append(f"aws {' '.join(command)}: {run.stderr.strip()}")
        else:
            same(f"aws {' '.join(command)}", json.loads(run.stdout)[member], wanted)


def main():
    task = json.load(sys.stdin)
    with open(task["inventory"], encoding="utf-8") as file:
        inventory = json.load(file)
    region = inventory["region"]
    clients = {service: client(service, task["good"], region) for service in task["operations"]}
    validate_answers(clients, task["operations"], inventory)
    validate_storage(client("s3outposts", task["good"], region), inventory)
    validate_preflight(clients["ec2"], client("monitoring", task["good"], region))
    validate_quotas(client("servicequotas", task["good"], region), inventory)
    validate_cloud_control(clients["cloudcontrolapi"], inventory)
    validate_security_tokens(clients["sts"], inventory)
    validate_filters(clients, inventory)
    validate_refusals(clients)
    validate_changes(clients["ec2"], inventory, task["subnet"])
    validate_images(clients["ec2"], inventory)
    validate_load_balancers(clients["elasticloadbalancing"], clients["ec2"], inventory, task["subnet"])
    validate_databases(clients["rds"], task["database"])
    validate_locations(clients["datasync"])
    validate_agents(clients["datasync"], clients["lambda"], task["agents"])
    validate_caches(clients["elasticache"], inventory)
    validate_buckets(clients["s3-outposts"], task["bucket"])
    validate_faults(task["faulty"], region, task["denied"], task["troubled"])
    validate_command_line(task["good"], region, inventory)
    validate_capacity_tasks(clients["outposts"], inventory)
    for operation in sorted({name for names in task["operations"].values() for name in names} - judged):
        faults.append(f"{operation}: no answer was judged")
    for fault in faults:
        print(fault)
    print(f"{len(judged)} operations judged, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
