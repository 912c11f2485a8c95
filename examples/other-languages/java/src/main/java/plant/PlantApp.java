package plant;

import io.github.cdkoutposts.BackupLink;
import io.github.cdkoutposts.BackupSource;
import io.github.cdkoutposts.DataSyncAgent;
import io.github.cdkoutposts.IOutpost;
import io.github.cdkoutposts.LocalGatewayAttributes;
import io.github.cdkoutposts.Outpost;
import io.github.cdkoutposts.OutpostAlarms;
import io.github.cdkoutposts.OutpostAttributes;
import io.github.cdkoutposts.OutpostCapacity;
import io.github.cdkoutposts.OutpostHardware;
import io.github.cdkoutposts.OutpostSubnet;
import io.github.cdkoutposts.Rack;
import io.github.cdkoutposts.RackHost;
import io.github.cdkoutposts.S3OutpostsAccessPoint;
import io.github.cdkoutposts.S3OutpostsAccessPointOptions;
import io.github.cdkoutposts.S3OutpostsBucket;
import io.github.cdkoutposts.S3OutpostsEndpoint;
import io.github.cdkoutposts.mixins.InstanceDedicatedHost;
import io.github.cdkoutposts.patterns.BackupBucket;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Mixins;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.CfnHost;
import software.amazon.awscdk.services.ec2.Instance;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;

public final class PlantApp {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = Stack.Builder.create(app, "Plant")
                .env(Environment.builder().region("us-west-2").build())
                .build();

        IOutpost outpost = Outpost.fromOutpostAttributes(stack, "Outpost", OutpostAttributes.builder()
                .outpostArn("arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718")
                .availabilityZone("us-west-2a")
                .hardware(OutpostHardware.RACK_GENERATION_1)
                .localGateway(LocalGatewayAttributes.builder()
                        .localGatewayId("lgw-0a1b2c3d4e5f60718")
                        .localGatewayRouteTableId("lgw-rtb-0a1b2c3d4e5f60718")
                        .build())
                .capacity(OutpostCapacity.builder()
                        .racks(List.of(Rack.builder()
                                .rackId("os-rack-1")
                                .hosts(List.of(RackHost.builder()
                                        .assetId("1111111110")
                                        .slots(Map.of("m5.xlarge", 8))
                                        .build()))
                                .build()))
                        .build())
                .build());

        Vpc vpc = Vpc.Builder.create(stack, "Vpc")
                .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
                .availabilityZones(List.of(outpost.getAvailabilityZone()))
                .subnetConfiguration(List.of()) // no subnets in the Region
                .build();
        OutpostSubnet subnet = OutpostSubnet.Builder.create(stack, "Line")
                .vpc(vpc)
                .outpost(outpost)
                .ipv4CidrBlock("10.0.8.0/24")
                .build();
        subnet.addLocalGatewayRoute("OnPremises", "192.168.0.0/16");

        // A Dedicated Host on one piece of hardware of the Outpost, and the controller on it.
        CfnHost host = CfnHost.Builder.create(stack, "Host")
                .availabilityZone(outpost.getAvailabilityZone())
                .instanceFamily("m5")
                .assetId("1111111110")
                .build();
        Instance controller = Instance.Builder.create(stack, "Controller")
                .vpc(vpc)
                .vpcSubnets(SubnetSelection.builder().subnets(List.of(subnet)).build())
                .instanceType(InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE))
                .machineImage(MachineImage.latestAmazonLinux2023())
                .build();
        controller.with(new InstanceDedicatedHost(host));

        // What the controller records is on the Outpost, and a copy of it is in the Region.
        S3OutpostsEndpoint endpoint = S3OutpostsEndpoint.Builder.create(stack, "Endpoint")
                .vpc(vpc)
                .subnet(subnet)
                .build();
        endpoint.getConnections().allowDefaultPortFrom(controller);
        S3OutpostsBucket records = S3OutpostsBucket.Builder.create(stack, "Records")
                .outpost(outpost)
                .bucketName("records")
                .build();
        S3OutpostsAccessPoint accessPoint = records.addAccessPoint("AccessPoint", S3OutpostsAccessPointOptions.builder()
                .vpc(vpc)
                .accessPointName("records")
                .build());
        accessPoint.getGrants().readWrite(controller);
        BackupBucket copies = new BackupBucket(stack, "Copies");
        Validations.of(copies).acknowledge(Acknowledgment.builder()
                .id("cdk-outposts::resource-stays-in-region")
                .reason("the copies survive the site")
                .build());
        BackupLink.Builder.create(stack, "Link")
                .source(BackupSource.s3Outposts(accessPoint))
                .destination(copies.getBucket())
                .agents(List.of(DataSyncAgent.fromDataSyncAgentArn(
                        stack, "Agent", "arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718")))
                .bandwidthLimitMbps(200)
                .build();

        OutpostAlarms alarms = OutpostAlarms.Builder.create(stack, "Alarms").outpost(outpost).build();
        alarms.addServiceLinkAlarm("ServiceLink");

        // Last, for all resources: the root volume becomes gp2, because a first-generation rack has no gp3.
        Mixins.of(stack).apply(outpost.getPlacement());

        app.synth();
    }

    private PlantApp() {}
}
