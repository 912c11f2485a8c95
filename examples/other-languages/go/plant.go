package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawsdatasync"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-outposts/cdk-outposts-go/cdkoutposts"
	"github.com/cdk-outposts/cdk-outposts-go/cdkoutposts/mixins"
	"github.com/cdk-outposts/cdk-outposts-go/cdkoutposts/patterns"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Plant"), &awscdk.StackProps{
		Env: &awscdk.Environment{Region: jsii.String("us-west-2")},
	})

	outpost := cdkoutposts.Outpost_FromOutpostAttributes(stack, jsii.String("Outpost"), &cdkoutposts.OutpostAttributes{
		OutpostArn:       jsii.String("arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718"),
		AvailabilityZone: jsii.String("us-west-2a"),
		Hardware:         cdkoutposts.OutpostHardware_RACK_GENERATION_1(),
		LocalGateway: &cdkoutposts.LocalGatewayAttributes{
			LocalGatewayId:           jsii.String("lgw-0a1b2c3d4e5f60718"),
			LocalGatewayRouteTableId: jsii.String("lgw-rtb-0a1b2c3d4e5f60718"),
		},
		Capacity: &cdkoutposts.OutpostCapacity{
			Racks: &[]*cdkoutposts.Rack{{
				RackId: jsii.String("os-rack-1"),
				Hosts: &[]*cdkoutposts.RackHost{{
					AssetId: jsii.String("1111111110"),
					Slots:   &map[string]*float64{"m5.xlarge": jsii.Number(8)},
				}},
			}},
		},
	})

	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{
		IpAddresses:         awsec2.IpAddresses_Cidr(jsii.String("10.0.0.0/16")),
		AvailabilityZones:   &[]*string{outpost.AvailabilityZone()},
		SubnetConfiguration: &[]*awsec2.SubnetConfiguration{}, // no subnets in the Region
	})
	subnet := cdkoutposts.NewOutpostSubnet(stack, jsii.String("Line"), &cdkoutposts.OutpostSubnetProps{
		Vpc:           vpc,
		Outpost:       outpost,
		Ipv4CidrBlock: jsii.String("10.0.8.0/24"),
	})
	subnet.AddLocalGatewayRoute(jsii.String("OnPremises"), jsii.String("192.168.0.0/16"), nil)

	// A Dedicated Host on one piece of hardware of the Outpost, and the controller on it.
	host := awsec2.NewCfnHost(stack, jsii.String("Host"), &awsec2.CfnHostProps{
		AvailabilityZone: outpost.AvailabilityZone(),
		InstanceFamily:   jsii.String("m5"),
		AssetId:          jsii.String("1111111110"),
	})
	controller := awsec2.NewInstance(stack, jsii.String("Controller"), &awsec2.InstanceProps{
		Vpc:          vpc,
		VpcSubnets:   &awsec2.SubnetSelection{Subnets: &[]awsec2.ISubnet{subnet}},
		InstanceType: awsec2.InstanceType_Of(awsec2.InstanceClass_M5, awsec2.InstanceSize_XLARGE),
		MachineImage: awsec2.MachineImage_LatestAmazonLinux2023(nil),
	})
	controller.With(mixins.NewInstanceDedicatedHost(host))

	// What the controller records is on the Outpost, and a copy of it is in the Region.
	endpoint := cdkoutposts.NewS3OutpostsEndpoint(stack, jsii.String("Endpoint"), &cdkoutposts.S3OutpostsEndpointProps{
		Vpc:    vpc,
		Subnet: subnet,
	})
	endpoint.Connections().AllowDefaultPortFrom(controller, nil)
	records := cdkoutposts.NewS3OutpostsBucket(stack, jsii.String("Records"), &cdkoutposts.S3OutpostsBucketProps{
		Outpost:    outpost,
		BucketName: jsii.String("records"),
	})
	accessPoint := records.AddAccessPoint(jsii.String("AccessPoint"), &cdkoutposts.S3OutpostsAccessPointOptions{
		Vpc:             vpc,
		AccessPointName: jsii.String("records"),
	})
	accessPoint.Grants().ReadWrite(controller)
	copies := patterns.NewBackupBucket(stack, jsii.String("Copies"), nil)
	awscdk.Validations_Of(copies).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("cdk-outposts::resource-stays-in-region"),
		Reason: jsii.String("the copies survive the site"),
	})
	agent := cdkoutposts.DataSyncAgent_FromDataSyncAgentArn(stack, jsii.String("Agent"),
		jsii.String("arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718"))
	cdkoutposts.NewBackupLink(stack, jsii.String("Link"), &cdkoutposts.BackupLinkProps{
		Source:             cdkoutposts.BackupSource_S3Outposts(accessPoint),
		Destination:        copies.Bucket(),
		Agents:             &[]interfacesawsdatasync.IAgentRef{agent},
		BandwidthLimitMbps: jsii.Number(200),
	})

	alarms := cdkoutposts.NewOutpostAlarms(stack, jsii.String("Alarms"), &cdkoutposts.OutpostAlarmsProps{Outpost: outpost})
	alarms.AddServiceLinkAlarm(jsii.String("ServiceLink"), nil)

	// Last, for all resources: the root volume becomes gp2, because a first-generation rack has no gp3.
	awscdk.Mixins_Of(stack, nil).Apply(outpost.Placement())

	app.Synth(nil)
}
